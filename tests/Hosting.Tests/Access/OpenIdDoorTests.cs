using System.Net;
using ChatAgency.Core.Auditing;
using ChatAgency.Hosting.Access;
using ChatAgency.Hosting.Listeners;
using ChatAgency.Hosting.Tests.Running;
using ChatAgency.Simulators.SigningIn;

namespace ChatAgency.Hosting.Tests.Access;

/// <summary>Where the way to the provider begins, where it comes back, and what is said and kept of it.</summary>
public sealed class OpenIdDoorTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Behind_a_proxy_the_provider_is_told_the_public_address()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        provider.Person["groups"] = "staff";
        await using var host = await RunningHost.StartAsync(ProviderJourney.At(provider, new() { ["Access__OpenIdConnect__BaseAddress"] = "https://console.example.com" }));
        var journey = new ProviderJourney(host);
        using var arrived = await journey.GoAsync();
        Assert.Equal("https://console.example.com/admin/sign-in/openid/callback", provider.LastRedirect);
        Assert.NotNull(journey.Session);
        using var named = Asking.Get("/look", journey.Session);
        named.Headers.Host = "console.example.com";
        using var seen = await host.Client(Listener.Admin).SendAsync(named, Now);
        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/admin\\evil")]
    [InlineData("/\\evil.example")]
    [InlineData("/administrator")]
    [InlineData("/admin/sign-in")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task A_sign_in_leads_nowhere_else(string to)
    {
        await using var host = await RunningHost.StartAsync(RoleTests.Doors());
        using var hop = await host.Client(Listener.Admin).GetAsync($"/admin/sign-in/openid/done?to={Uri.EscapeDataString(to)}", Now);
        Assert.Equal(ConsolePath.Home, ConsolePath.Of("/admin/" + new string('x', 2_000)));
        Assert.Contains($"url={ConsolePath.Home}\"", await hop.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_offers_the_provider_beside_the_token_and_leads_back()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        await using var host = await RunningHost.StartAsync(ProviderJourney.At(provider));
        using var page = await new ProviderJourney(host).GetAsync("/admin/sign-in");
        Assert.Contains("href=\"/admin/sign-in/openid\"", await page.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
        await using var without = await RunningHost.StartAsync(RoleTests.Doors());
        using var plain = await new ProviderJourney(without).GetAsync("/admin/sign-in");
        Assert.Contains("<p hidden><a", await plain.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
        using var none = await new ProviderJourney(without).GetAsync("/admin/sign-in/openid");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task The_callback_is_on_the_consoles_listener_alone()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        await using var host = await RunningHost.StartAsync(ProviderJourney.At(provider));
        var callback = await new ProviderJourney(host).UntilSentBackAsync();
        using var response = await host.Client().GetAsync(callback.PathAndQuery, Now);
        await response.ProblemAsync(HttpStatusCode.NotFound);
        Assert.Equal(0, provider.Tokens);
    }

    [Fact]
    public async Task A_provider_alone_opens_the_console_and_hides_the_token()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        provider.Person["groups"] = "staff";
        await using var host = await RunningHost.StartAsync(ProviderJourney.At(provider, new() { ["ADMIN_TOKEN"] = null }) with { Kind = AgencyHostKind.Silo });
        var journey = new ProviderJourney(host);
        using var page = await journey.GetAsync("/look");
        Assert.Equal(HttpStatusCode.Unauthorized, page.StatusCode);
        Assert.Contains("data-home=\"/admin\" hidden", await page.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
        using var arrived = await journey.GoAsync();
        using var seen = await journey.GetAsync("/look");
        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
    }

    [Fact]
    public async Task The_audit_says_who_came_how_and_as_what()
    {
        var kept = new KeptSignIns();
        await using var provider = await OpenIdProvider.StartAsync();
        provider.Person["groups"] = "on-call";
        await using var host = await RunningHost.StartAsync(ProviderJourney.At(provider) with { Build = kept.Build });
        var journey = new ProviderJourney(host);
        using var arrived = await journey.GoAsync();
        var one = Assert.Single(kept.Events);
        Assert.Equal((AuditKind.SignedIn, "oidc/person-1", "console", "signed-in"), (one.Kind, one.Who, one.Subject, one.Outcome));
        Assert.Equal(["how openid", "role operator"], one.Details.Select(static detail => $"{detail.Key} {detail.Value}"));
    }
}
