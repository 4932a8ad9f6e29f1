using System.Net;
using ChatAgency.Hosting.Access;
using ChatAgency.Hosting.Listeners;
using ChatAgency.Hosting.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChatAgency.Hosting.Tests.Access;

public sealed class SessionTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_is_spent_by_one_post_and_becomes_a_session()
    {
        await using var host = await RunningHost.StartAsync(AccessTests.Doors());
        var link = host.Services.GetRequiredService<OneTimeLinks>().Create(Audience.Chat, host.Public);
        using var page = await host.Client().GetAsync(link.AbsolutePath, Now);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);

        using var first = await host.PostSignInAsync(Audience.Chat, new { code = link.Fragment[1..] });
        var cookie = Assert.Single(first.Headers.GetValues("Set-Cookie"));
        Assert.All(["chatagency.chat=", "; httponly", "; samesite=strict", "; path=/"], part => Assert.Contains(part, cookie, StringComparison.Ordinal));
        using var request = Asking.Get("/who", cookie.Split(';')[0]);
        using var response = await host.Client().SendAsync(request, Now);
        Assert.Equal("me in local", await response.Content.ReadAsStringAsync(Now));

        using var second = await host.PostSignInAsync(Audience.Chat, new { code = link.Fragment[1..] });
        await second.ProblemAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_hundred_posts_at_once_spend_a_link_once()
    {
        var links = new OneTimeLinks(TimeProvider.System);
        var code = links.Create(Audience.Chat, new Uri("http://localhost/")).Fragment[1..];
        var spent = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => links.Spend(Audience.Chat, code), Now)));
        Assert.Single(spent, won => won);
    }

    [Fact]
    public void A_link_ends_after_a_day_and_at_the_wrong_door_is_not_spent()
    {
        var time = new FakeTimeProvider();
        var links = new OneTimeLinks(time);
        var code = links.Create(Audience.Console, new Uri("http://localhost/")).Fragment[1..];
        var late = links.Create(Audience.Console, new Uri("http://localhost/")).Fragment[1..];
        Assert.False(links.Spend(Audience.Chat, code));
        time.Advance(TimeSpan.FromHours(24));
        Assert.True(links.Spend(Audience.Console, code));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(links.Spend(Audience.Console, late));
    }

    [Theory]
    [InlineData("cross-site", "application/json", HttpStatusCode.Forbidden)]
    [InlineData("same-site", "application/json", HttpStatusCode.Forbidden)]
    [InlineData("none", "application/json", HttpStatusCode.Forbidden)]
    [InlineData(null, "application/json", HttpStatusCode.Forbidden)]
    [InlineData("same-origin", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("same-origin", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("same-origin", "application/json", HttpStatusCode.OK)]
    public async Task A_write_by_cookie_comes_from_the_own_page_as_json(string? site, string type, HttpStatusCode expected)
    {
        await using var host = await RunningHost.StartAsync(AccessTests.Doors());
        var cookie = await host.SignInAsync(Audience.Chat, host.Code(Audience.Chat));
        using var request = Asking.Write(HttpMethod.Post, "/write", cookie, site: site, type: type);
        using var response = await host.Client().SendAsync(request, Now);
        if (expected == HttpStatusCode.OK) Assert.Equal(expected, response.StatusCode);
        else await response.ProblemAsync(expected);
    }

    [Theory]
    [InlineData("same-origin", HttpStatusCode.OK)]
    [InlineData("cross-site", HttpStatusCode.Forbidden)]
    public async Task A_delete_by_cookie_needs_no_body(string site, HttpStatusCode expected)
    {
        await using var host = await RunningHost.StartAsync(AccessTests.Doors());
        var cookie = await host.SignInAsync(Audience.Chat, host.Code(Audience.Chat));
        using var request = Asking.Write(HttpMethod.Delete, "/write", cookie, site: site);
        using var response = await host.Client().SendAsync(request, Now);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_write_by_bearer_needs_no_browser_headers()
    {
        await using var host = await RunningHost.StartAsync(AccessTests.Doors());
        using var response = await host.Client(bearer: "key-of-ann").PostAsync("/write", null, Now);
        Assert.Equal("written", await response.Content.ReadAsStringAsync(Now));
    }

    [Fact]
    public async Task A_wrong_bearer_is_not_saved_by_a_session()
    {
        await using var host = await RunningHost.StartAsync(AccessTests.Doors());
        using var request = Asking.Get("/who", await host.SignInAsync(Audience.Chat, host.Code(Audience.Chat)));
        using var response = await host.Client(bearer: "wrong").SendAsync(request, Now);
        await response.ProblemAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_chat_session_does_not_open_the_console_under_any_name()
    {
        await using var host = await RunningHost.StartAsync(AccessTests.Doors());
        var cookie = await host.SignInAsync(Audience.Chat, host.Code(Audience.Chat));
        foreach (var sent in new[] { cookie, cookie.Replace("chatagency.chat", "chatagency.admin", StringComparison.Ordinal) })
        {
            using var request = Asking.Get("/admin/api/who", sent);
            using var response = await host.Client(Listener.Admin).SendAsync(request, Now);
            await response.ProblemAsync(HttpStatusCode.Unauthorized);
        }
    }

    [Theory]
    [InlineData(Audience.Chat, "key-of-bob", "/who", "bob in local")]
    [InlineData(Audience.Console, "the-admin-token", "/admin/api/who", "admin")]
    public async Task A_token_signs_in_too(Audience audience, string token, string path, string expected)
    {
        await using var host = await RunningHost.StartAsync(AccessTests.Doors());
        using var signedIn = await host.PostSignInAsync(audience, new { token });
        using var request = Asking.Get(path, Assert.Single(signedIn.Headers.GetValues("Set-Cookie")).Split(';')[0]);
        using var response = await host.Client(audience == Audience.Chat ? Listener.Public : Listener.Admin).SendAsync(request, Now);
        Assert.Equal(expected, await response.Content.ReadAsStringAsync(Now));
    }

    [Fact]
    public async Task Sessions_outlive_a_restart_and_the_consoles_end_with_the_token()
    {
        using var folder = new TestFolder();
        var doors = AccessTests.Doors();
        string chat, console, code;
        await using (var before = await RunningHost.StartAsync(doors with { Folder = folder }))
        {
            chat = await before.SignInAsync(Audience.Chat, before.Code(Audience.Chat));
            console = await before.SignInAsync(Audience.Console, before.Code(Audience.Console));
            code = before.Code(Audience.Chat);
        }

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), await RestartedAsync(doors with { Folder = folder }, chat, console, code));
        var rotated = new Dictionary<string, string?>(doors.Variables) { ["ADMIN_TOKEN"] = "another" };
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), await RestartedAsync(doors with { Folder = folder, Variables = rotated }, chat, console, code));
    }

    [Fact]
    public async Task A_browser_that_asks_for_a_page_gets_the_sign_in_page_under_401()
    {
        await using var host = await RunningHost.StartAsync(AccessTests.Doors());
        using var request = Asking.Get("/who");
        request.Headers.Add("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        using var response = await host.Client().SendAsync(request, Now);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("{{", await response.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    public async Task A_sign_in_that_cannot_be_read_is_400(string body)
    {
        await using var host = await RunningHost.StartAsync(AccessTests.Doors());
        using var request = Asking.Write(HttpMethod.Post, "/sign-in");
        request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await host.Client().SendAsync(request, Now);
        await response.ProblemAsync(HttpStatusCode.BadRequest);
    }

    private static async Task<(HttpStatusCode Chat, HttpStatusCode Console)> RestartedAsync(Setup setup, string chat, string console, string code)
    {
        await using var host = await RunningHost.StartAsync(setup);
        using var spent = await host.PostSignInAsync(Audience.Chat, new { code });
        Assert.Equal(HttpStatusCode.Unauthorized, spent.StatusCode);
        using var asChat = Asking.Get("/who", chat);
        using var asConsole = Asking.Get("/admin/api/who", console);
        using var chatAnswer = await host.Client().SendAsync(asChat, Now);
        using var consoleAnswer = await host.Client(Listener.Admin).SendAsync(asConsole, Now);
        return (chatAnswer.StatusCode, consoleAnswer.StatusCode);
    }
}
