using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatAgency.EndToEnd.Doors;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.SigningIn;
using Microsoft.Playwright;
using Xunit;

using static Microsoft.Playwright.Assertions;

namespace ChatAgency.EndToEnd.Browser;

/// <summary>Sign-in at a provider in a real browser, which keeps a Strict cookie from whatever comes from another site.</summary>
public sealed partial class SignInTests(SystemChromium chromium) : IClassFixture<SystemChromium>
{
    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task A_person_whom_the_provider_knows_is_in_and_is_led_to_where_they_wanted(int width, ColorScheme scheme)
    {
        await using var provider = await OpenIdProvider.StartAsync();
        (provider.AsksPerson, provider.Person["groups"]) = (true, new JsonArray("staff"));
        await using var agency = await LocalAgency.StartAsync(settings: Settings(provider));
        var faults = new ConcurrentQueue<string>();
        var page = await chromium.OpenAsync(faults, width, scheme: scheme);
        // The provider is at 127.0.0.1: for a browser that is another site.
        Assert.Equal("localhost", agency.Admin.Host);
        await page.GotoAsync(new Uri(agency.Admin, "/dashboard/").ToString());
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sign in with your organization" })).ToBeVisibleAsync();
        await SystemChromium.ShotAsync(page, $"sign-in-provider-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in with your organization" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Yes" }).ClickAsync();
        await Expect(page).ToHaveTitleAsync("Orleans Dashboard");
        await Expect(page).ToHaveURLAsync(Dashboard());
        using var client = Reception.At(agency.Admin, agency.AdminToken);
        var audit = await client.GetStringAsync("/admin/api/audit?kind=SignedIn", TestContext.Current.CancellationToken);
        Assert.All(["oidc/person-1", "openid", "viewer"], part => Assert.Contains($"\"{part}\"", audit, StringComparison.Ordinal));
        Assert.Empty(faults);
    }

    [Fact]
    public async Task Whom_no_rule_names_is_told_so_and_may_still_use_a_token()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        await using var agency = await LocalAgency.StartAsync(settings: Settings(provider));
        var page = await chromium.OpenAsync(new ConcurrentQueue<string>());
        await page.GotoAsync(new Uri(agency.Admin, "/admin/sign-in").ToString());
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in with your organization" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("no rule of this agency gives you a role");
        await SystemChromium.ShotAsync(page, "sign-in-refused");
        await page.GetByLabel("Token").FillAsync(agency.AdminToken);
        await page.GetByLabel("Token").PressAsync("Enter");
        await Expect(page).ToHaveTitleAsync("Overview · ChatAgency console");
    }

    private static Dictionary<string, string> Settings(OpenIdProvider provider) => new()
    {
        ["DOTNET_ENVIRONMENT"] = "Development",
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Access__OpenIdConnect__Authority"] = provider.Authority,
        ["Access__OpenIdConnect__ClientId"] = provider.ClientId,
        ["OPENID_CLIENT_SECRET"] = provider.ClientSecret,
        ["Access__OpenIdConnect__RoleClaim"] = "groups",
        ["Access__OpenIdConnect__Viewers"] = "staff",
    };

    [GeneratedRegex("/dashboard/")]
    private static partial Regex Dashboard();
}
