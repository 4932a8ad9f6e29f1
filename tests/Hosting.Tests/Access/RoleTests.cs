using System.Net;
using ChatAgency.Hosting.Access;
using ChatAgency.Hosting.Listeners;
using ChatAgency.Hosting.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChatAgency.Hosting.Tests.Access;

public sealed class RoleTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("token-of-vera", "/look", null)]
    [InlineData("token-of-vera", "/act", "operator")]
    [InlineData("token-of-vera", "/change", "admin")]
    [InlineData("token-of-otto", "/look", null)]
    [InlineData("token-of-otto", "/act", null)]
    [InlineData("token-of-otto", "/change", "admin")]
    [InlineData("token-of-olga", "/change", null)]
    [InlineData("the-admin-token", "/look", null)]
    [InlineData("the-admin-token", "/act", null)]
    [InlineData("the-admin-token", "/change", null)]
    public async Task A_door_says_which_role_it_needs(string token, string path, string? needed)
    {
        await using var host = await RunningHost.StartAsync(Doors());
        var cookie = await host.ConsoleSessionAsync(token);
        foreach (var request in new[] { Asking.Get(path, cookie), Asking.Get(path) })
        {
            using var client = host.Client(Listener.Admin, request.Headers.Contains("Cookie") ? null : token);
            using var response = await client.SendAsync(request, Now);
            if (needed is null) Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            else Assert.Contains($"the role {needed}.", await response.ProblemAsync(HttpStatusCode.Forbidden), StringComparison.Ordinal);
            request.Dispose();
        }
    }

    [Fact]
    public async Task A_session_knows_whose_it_is_and_a_viewer_may_end_it()
    {
        await using var host = await RunningHost.StartAsync(Doors());
        var cookie = await host.ConsoleSessionAsync("token-of-vera");
        using var look = Asking.Get("/look", cookie);
        using var seen = await host.Client(Listener.Admin).SendAsync(look, Now);
        Assert.Equal("vera Viewer", await seen.Content.ReadAsStringAsync(Now));
        using var end = Asking.Write(HttpMethod.Post, "/admin/sign-out", cookie);
        using var ended = await host.Client(Listener.Admin).SendAsync(end, Now);
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
    }

    [Fact]
    public async Task A_link_of_the_start_is_an_admin()
    {
        await using var host = await RunningHost.StartAsync(Doors());
        using var request = Asking.Get("/change", await host.SignInAsync(Audience.Console, host.Code(Audience.Console)));
        using var response = await host.Client(Listener.Admin).SendAsync(request, Now);
        Assert.Equal("admin Admin", await response.Content.ReadAsStringAsync(Now));
    }

    [Fact]
    public async Task A_session_ends_when_the_role_of_its_token_changes()
    {
        using var folder = new TestFolder();
        string cookie;
        await using (var before = await RunningHost.StartAsync(Doors() with { Folder = folder })) cookie = await before.ConsoleSessionAsync("token-of-otto");
        var lowered = new Dictionary<string, string?>(Doors().Variables) { ["ADMIN_TOKENS"] = "otto:viewer:token-of-otto" };
        await using var host = await RunningHost.StartAsync(Doors() with { Folder = folder, Variables = lowered });
        using var request = Asking.Get("/look", cookie);
        using var response = await host.Client(Listener.Admin).SendAsync(request, Now);
        await response.ProblemAsync(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("")]
    [InlineData("vera:viewer")]
    [InlineData("vera:viewer:")]
    [InlineData("vera:boss:secret")]
    [InlineData("vera:Viewer:secret")]
    [InlineData("admin:viewer:secret")]
    [InlineData("v/v:viewer:secret")]
    [InlineData("vera:viewer:secret,otto:operator:secret")]
    public void A_list_of_tokens_that_cannot_be_read_is_a_fault_without_the_tokens(string tokens)
    {
        var problem = AdminTokenList.Problem(tokens);
        Assert.NotNull(problem);
        Assert.DoesNotContain("secret", problem, StringComparison.Ordinal);
    }

    internal static Setup Doors() => new()
    {
        Variables = new() { ["ADMIN_TOKEN"] = "the-admin-token", ["ADMIN_TOKENS"] = "vera:viewer:token-of-vera, otto:operator:token-of-otto olga:admin:token-of-olga" },
        Map = app =>
        {
            var doors = app.MapAdmin();
            foreach (var (path, policy) in new[] { ("/look", AccessPolicies.Viewer), ("/act", AccessPolicies.Operator), ("/change", AccessPolicies.Admin) })
            {
                doors.MapGet(path, (HttpContext context) => Results.Text($"{context.User.Person().Value} {context.User.Role()}")).RequireAuthorization(policy);
                doors.MapPost(path, () => Results.Text("written")).RequireAuthorization(policy);
            }
        },
    };
}
