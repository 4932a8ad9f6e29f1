using System.Net;
using ChatAgency.Hosting.Access;
using ChatAgency.Hosting.Listeners;
using ChatAgency.Hosting.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChatAgency.Hosting.Tests.Access;

public sealed class AccessTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, null)]
    [InlineData("wrong", null)]
    [InlineData("key-of-ann", "ann in local")]
    [InlineData("second-of-ann", "ann in local")]
    [InlineData("key-of-bob", "bob in local")]
    [InlineData("nameless", "api in local")]
    [InlineData("ann:key-of-ann", null)]
    [InlineData("the-admin-token", null)]
    public async Task An_api_key_is_its_person(string? bearer, string? expected)
    {
        await using var host = await RunningHost.StartAsync(Doors());
        using var response = await host.Client(bearer: bearer).GetAsync("/who", Now);
        if (expected is null) await response.ProblemAsync(HttpStatusCode.Unauthorized);
        else Assert.Equal(expected, await response.Content.ReadAsStringAsync(Now));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("key-of-ann", HttpStatusCode.Unauthorized)]
    [InlineData("the-admin-token", HttpStatusCode.OK)]
    public async Task The_console_wants_the_admin_token(string? bearer, HttpStatusCode expected)
    {
        await using var host = await RunningHost.StartAsync(Doors());
        using var response = await host.Client(Listener.Admin, bearer).GetAsync("/admin/api/who", Now);
        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("/admin/api/who")]
    [InlineData("/admin/sign-in")]
    public async Task The_console_is_shut_while_no_admin_token_is_set(string path)
    {
        await using var host = await RunningHost.StartAsync(Doors() with { Kind = AgencyHostKind.Silo, Variables = [] });
        using var response = await host.Client(Listener.Admin, "anything").GetAsync(path, Now);
        Assert.Contains("ADMIN_TOKEN", await response.ProblemAsync(HttpStatusCode.Forbidden), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coming_over_loopback_is_no_identity()
    {
        await using var host = await RunningHost.StartAsync(Doors());
        using var response = await host.Client().GetAsync("/who", Now);
        await response.ProblemAsync(HttpStatusCode.Unauthorized);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task Local_makes_its_own_tokens_for_their_owner_only_and_keeps_them()
    {
        using var folder = new TestFolder();
        string key;
        await using (await RunningHost.StartAsync(new Setup { Folder = folder })) key = folder.Read("api-key");
        using var kept = new TestFolder();
        foreach (var name in new[] { "api-key", "admin-token" }) kept.Write(name, name + "-of-before");
        await using var host = await RunningHost.StartAsync(Doors() with { Folder = kept, Variables = [] });
        Assert.Equal(43, key.Length);
        Assert.Equal("api in local", await host.Client(bearer: "api-key-of-before").GetStringAsync("/who", Now));
        Assert.Equal("admin", await host.Client(Listener.Admin, "admin-token-of-before").GetStringAsync("/admin/api/who", Now));
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(kept.Path, "session-keys")));
        foreach (var name in new[] { "api-key", "admin-token" }) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(kept.Path, name)));
    }

    [Fact]
    public async Task A_token_that_is_set_takes_the_place_of_the_one_in_the_folder()
    {
        await using var host = await RunningHost.StartAsync(Doors());
        using var folder = new TestFolder();
        await using var other = await RunningHost.StartAsync(Doors() with { Folder = folder });
        using var response = await other.Client(bearer: folder.Read("api-key")).GetAsync("/who", Now);
        await response.ProblemAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_door_for_keys_alone_takes_no_session()
    {
        await using var host = await RunningHost.StartAsync(Doors());
        var cookie = await host.SignInAsync(Audience.Chat, host.Code(Audience.Chat));
        using var request = Asking.Get("/keys-only", cookie);
        using var response = await host.Client().SendAsync(request, Now);
        await response.ProblemAsync(HttpStatusCode.Unauthorized);
        Assert.Equal("ann", await host.Client(bearer: "key-of-ann").GetStringAsync("/keys-only", Now));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" , ")]
    [InlineData("ann:")]
    [InlineData(":key")]
    [InlineData("a/b:key")]
    [InlineData("ann:same,bob:same")]
    public void A_list_of_keys_that_cannot_be_read_is_a_fault_without_the_keys(string keys)
    {
        var problem = ApiKeyList.Problem(keys);
        Assert.NotNull(problem);
        Assert.DoesNotContain("same", problem, StringComparison.Ordinal);
    }

    internal static Setup Doors() => new()
    {
        Variables = new() { ["API_KEY"] = "ann:key-of-ann, bob:key-of-bob nameless,ann:second-of-ann", ["ADMIN_TOKEN"] = "the-admin-token" },
        Map = app =>
        {
            var chat = app.MapPublic().RequireAuthorization(AccessPolicies.Chat);
            chat.MapGet("/who", (HttpContext context) => Results.Text($"{context.User.Person()} in {context.User.WorkspaceName()}"));
            chat.MapPost("/write", () => Results.Text("written"));
            chat.MapDelete("/write", () => Results.Text("gone"));
            app.MapPublic().MapGet("/keys-only", (HttpContext context) => Results.Text(context.User.Person().Value)).RequireAuthorization(AccessPolicies.ApiKey);
            app.MapAdmin().MapGet("/admin/api/who", (HttpContext context) => Results.Text(context.User.Person().Value)).RequireAuthorization(AccessPolicies.Admin);
        },
    };
}
