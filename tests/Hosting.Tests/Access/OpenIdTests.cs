using System.Net;
using System.Text.Json.Nodes;
using System.Web;
using ChatAgency.Hosting.Listeners;
using ChatAgency.Hosting.Tests.Running;
using ChatAgency.Simulators.SigningIn;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChatAgency.Hosting.Tests.Access;

/// <summary>Sign-in at a real provider on loopback, which also misbehaves.</summary>
public sealed class OpenIdTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public static TheoryData<ProviderMischief> Mischiefs => [.. Enum.GetValues<ProviderMischief>().Where(static one => one != ProviderMischief.None)];

    [Theory]
    [InlineData("""{"sub":"1","groups":["staff"]}""", "oidc/1", "Viewer")]
    [InlineData("""{"sub":"1","groups":"staff"}""", "oidc/1", "Viewer")]
    [InlineData("""{"sub":"1","groups":["other","on-call","staff"]}""", "oidc/1", "Operator")]
    [InlineData("""{"sub":"1","email":"Boss@example.com","email_verified":true}""", "oidc/Boss@example.com", "Admin")]
    [InlineData("""{"sub":"1","email":"ann@admins.example.com","email_verified":true,"groups":["staff"]}""", "oidc/ann@admins.example.com", "Admin")]
    public async Task Whom_a_rule_gives_a_role_is_in(string person, string name, string role)
    {
        await using var provider = await OpenIdProvider.StartAsync();
        provider.Person = JsonNode.Parse(person)!.AsObject();
        await using var host = await RunningHost.StartAsync(ProviderJourney.At(provider));
        var journey = new ProviderJourney(host);
        using var arrived = await journey.GoAsync("/admin/sign-in/openid?to=/admin/turns%3Fpage=2");
        Assert.Equal((HttpStatusCode.Redirect, 1), (arrived.StatusCode, provider.Tokens));
        var cookie = Assert.Single(arrived.Headers.GetValues("Set-Cookie"), static set => set.StartsWith("chatagency.admin=", StringComparison.Ordinal));
        Assert.All(["; httponly", "; samesite=strict", "; path=/"], part => Assert.Contains(part, cookie, StringComparison.Ordinal));

        // Its cookie is not sent on the way back from another site: a page of this one leads on.
        using var hop = await host.Client(Listener.Admin).GetAsync(arrived.Headers.Location, Now);
        Assert.Contains("content=\"0; url=/admin/turns?page=2\"", WebUtility.HtmlDecode(await hop.Content.ReadAsStringAsync(Now)), StringComparison.Ordinal);

        using var look = Asking.Get("/look", journey.Session);
        using var seen = await host.Client(Listener.Admin).SendAsync(look, Now);
        Assert.Equal($"{name} {role}", await seen.Content.ReadAsStringAsync(Now));
    }

    [Fact]
    public async Task The_provider_is_asked_for_a_code_with_pkce_state_and_nonce()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        await using var host = await RunningHost.StartAsync(ProviderJourney.At(provider));
        var journey = new ProviderJourney(host);
        await journey.UntilSentBackAsync();
        var asked = HttpUtility.ParseQueryString(journey.Asked!.Query);
        Assert.Equal(("code", "S256", "openid profile email"), (asked["response_type"], asked["code_challenge_method"], asked["scope"]));
        Assert.All(["state", "nonce", "code_challenge"], name => Assert.True(asked[name]!.Length >= 32, name));
        Assert.DoesNotContain(provider.ClientSecret, journey.Asked.ToString(), StringComparison.Ordinal);
        Assert.Empty(provider.Refused);
    }

    [Theory]
    [MemberData(nameof(Mischiefs))]
    public async Task A_provider_that_misbehaves_gives_nobody_a_session(ProviderMischief mischief)
    {
        await using var provider = await OpenIdProvider.StartAsync();
        provider.Person = new() { ["sub"] = "1", ["groups"] = new JsonArray("on-call") };
        provider.Mischief = mischief;
        await using var host = await RunningHost.StartAsync(ProviderJourney.At(provider));
        var journey = new ProviderJourney(host);
        using var arrived = await journey.GoAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, arrived.StatusCode);
        Assert.Null(journey.Session);
        var page = await arrived.Content.ReadAsStringAsync(Now);
        Assert.Contains("was refused", page, StringComparison.Ordinal);
        Assert.All([provider.ClientSecret, "IDX", "planted", "eyJ"], part => Assert.DoesNotContain(part, page, StringComparison.Ordinal));

        // It was the mischief and nothing else.
        provider.Mischief = ProviderMischief.None;
        using var again = await journey.GoAsync();
        Assert.NotNull(journey.Session);
    }

    [Theory]
    [InlineData("""{"sub":"1"}""")]
    [InlineData("""{"sub":"1","groups":["other"]}""")]
    [InlineData("""{"sub":"1","groups":["Staff"]}""")]
    [InlineData("""{"sub":"1","roles":["staff"]}""")]
    [InlineData("""{"sub":"1","email":"boss@example.com"}""")]
    [InlineData("""{"sub":"1","email":"boss@example.com","email_verified":false}""")]
    [InlineData("""{"sub":"1","email":"ann@evil-admins.example.com","email_verified":true}""")]
    [InlineData("""{"sub":"1","email":"ann@admins.example.com@evil.example.org","email_verified":true}""")]
    public async Task Whom_no_rule_gives_a_role_is_out(string person)
    {
        await using var provider = await OpenIdProvider.StartAsync();
        provider.Person = JsonNode.Parse(person)!.AsObject();
        await using var host = await RunningHost.StartAsync(ProviderJourney.At(provider));
        var journey = new ProviderJourney(host);
        using var arrived = await journey.GoAsync();
        Assert.Equal(HttpStatusCode.Forbidden, arrived.StatusCode);
        Assert.Null(journey.Session);
        Assert.Contains("no rule of this agency gives you a role", await arrived.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_opens_the_browser_that_asked_and_opens_it_once()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        provider.Person["groups"] = "staff";
        await using var host = await RunningHost.StartAsync(ProviderJourney.At(provider));
        var (mine, theirs) = (new ProviderJourney(host), new ProviderJourney(host));
        var callback = await mine.UntilSentBackAsync();
        await theirs.UntilSentBackAsync();
        using var taken = await theirs.ArriveAsync(callback);
        Assert.Equal((HttpStatusCode.Unauthorized, null), (taken.StatusCode, theirs.Session));
        using var arrived = await mine.ArriveAsync(callback);
        Assert.NotNull(mine.Session);
        mine.Forget();
        using var again = await mine.ArriveAsync(callback);
        Assert.Equal((HttpStatusCode.Unauthorized, null), (again.StatusCode, mine.Session));
    }

    [Fact]
    public async Task What_one_host_began_another_of_its_cluster_ends()
    {
        using var folder = new TestFolder();
        await using var provider = await OpenIdProvider.StartAsync();
        provider.Person["groups"] = "staff";
        await using var first = await RunningHost.StartAsync(ProviderJourney.At(provider) with { Folder = folder });
        var journey = new ProviderJourney(first);
        var callback = await journey.UntilSentBackAsync();
        await using var second = await RunningHost.StartAsync(ProviderJourney.At(provider) with { Folder = folder });
        using var arrived = await journey.ArriveAsync(callback, second);
        using var seen = await journey.GetAsync("/look");
        Assert.Equal("oidc/person-1 Viewer", await seen.Content.ReadAsStringAsync(Now));
    }

    [Fact]
    public async Task While_the_provider_is_away_the_page_says_so_and_a_token_works()
    {
        var provider = await OpenIdProvider.StartAsync();
        await using var host = await RunningHost.StartAsync(ProviderJourney.At(provider));
        await provider.DisposeAsync();
        var journey = new ProviderJourney(host);
        using var begun = await journey.GetAsync("/admin/sign-in/openid");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, begun.StatusCode);
        Assert.Contains("does not answer", await begun.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
        Assert.NotEmpty(await host.ConsoleSessionAsync("the-admin-token"));
    }

    [Fact]
    public async Task A_provider_that_goes_away_under_way_is_no_fault_of_the_person()
    {
        var provider = await OpenIdProvider.StartAsync();
        await using var host = await RunningHost.StartAsync(ProviderJourney.At(provider, new() { ["Limits__Address__WrongSignIns"] = "1" }));
        var journey = new ProviderJourney(host);
        var callback = await journey.UntilSentBackAsync();
        await provider.DisposeAsync();
        using var arrived = await journey.ArriveAsync(callback);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, null), (arrived.StatusCode, journey.Session));
        Assert.NotEmpty(await host.ConsoleSessionAsync("the-admin-token"));
    }

    [Fact]
    public async Task A_session_ends_after_its_minutes_however_much_it_is_used()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var provider = await OpenIdProvider.StartAsync();
        provider.Person["groups"] = "staff";
        var setup = ProviderJourney.At(provider, new() { ["Access__OpenIdConnect__SessionMinutes"] = "30" });
        await using var host = await RunningHost.StartAsync(setup with { Build = builder => builder.Services.AddSingleton<TimeProvider>(time) });
        var journey = new ProviderJourney(host);
        using var arrived = await journey.GoAsync();
        for (var minutes = 0; minutes < 28; minutes += 7)
        {
            time.Advance(TimeSpan.FromMinutes(7));
            using var used = await journey.GetAsync("/look");
            Assert.Equal(HttpStatusCode.OK, used.StatusCode);
        }

        time.Advance(TimeSpan.FromMinutes(3));
        using var late = await journey.GetAsync("/look");
        Assert.Equal(HttpStatusCode.Unauthorized, late.StatusCode);
        // The next sign-in has the role that the person has by then.
        provider.Person["groups"] = "on-call";
        using var anew = await journey.GoAsync();
        using var act = await journey.GetAsync("/act");
        Assert.Equal("oidc/person-1 Operator", await act.Content.ReadAsStringAsync(Now));
    }

    [Theory]
    [InlineData("Access__OpenIdConnect__Viewers", "others")]
    [InlineData("Access__OpenIdConnect__ClientId", "another")]
    public async Task A_session_ends_when_the_rules_change(string name, string value)
    {
        using var folder = new TestFolder();
        await using var provider = await OpenIdProvider.StartAsync();
        provider.Person["groups"] = "staff";
        string session;
        await using (var before = await RunningHost.StartAsync(ProviderJourney.At(provider) with { Folder = folder }))
        {
            var journey = new ProviderJourney(before);
            using var arrived = await journey.GoAsync();
            session = journey.Session!;
        }

        Assert.Equal(HttpStatusCode.OK, await LookAsync(ProviderJourney.At(provider), folder, session));
        Assert.Equal(HttpStatusCode.Unauthorized, await LookAsync(ProviderJourney.At(provider, new() { [name] = value }), folder, session));
    }

    private static async Task<HttpStatusCode> LookAsync(Setup setup, TestFolder folder, string session)
    {
        await using var host = await RunningHost.StartAsync(setup with { Folder = folder });
        using var request = Asking.Get("/look", session);
        using var response = await host.Client(Listener.Admin).SendAsync(request, Now);
        return response.StatusCode;
    }
}
