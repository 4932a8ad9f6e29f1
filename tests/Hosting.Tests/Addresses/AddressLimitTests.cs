using System.Net;
using ChatAgency.Hosting.Addresses;
using ChatAgency.Hosting.Hosts;
using ChatAgency.Hosting.Listeners;
using ChatAgency.Hosting.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChatAgency.Hosting.Tests.Addresses;

public sealed class AddressLimitTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/things", "ApiAMinute")]
    [InlineData("/", "PagesAMinute")]
    [InlineData("/nowhere", "PagesAMinute")]
    [InlineData("/sign-in", "SignInAMinute")]
    [InlineData("/sign-in.js", "SignInAMinute")]
    [InlineData("/slack/install", "InstallAMinute")]
    [InlineData("/slack/oauth/callback", "InstallAMinute")]
    public async Task Over_its_limit_an_address_is_told_when_to_come_back_and_another_is_served(string path, string setting)
    {
        await using var host = await RunningHost.StartAsync(Doors((setting, "3")));
        var client = host.Client();
        for (var n = 0; n < 3; n++) using (var served = await client.GetAsync(path, Now)) Assert.NotEqual(HttpStatusCode.TooManyRequests, served.StatusCode);
        using var refused = await client.GetAsync(path, Now);
        Assert.Contains("address", await refused.ProblemAsync(HttpStatusCode.TooManyRequests), StringComparison.Ordinal);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("nosniff", Assert.Single(refused.Headers.GetValues("X-Content-Type-Options")));

        using var elsewhere = From.Address("127.0.0.3", host.Public);
        using var other = await elsewhere.GetAsync(path, Now);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, other.StatusCode);
    }

    [Theory]
    [InlineData(Listener.Public, "/slack/events")]
    [InlineData(Listener.Public, "/health")]
    [InlineData(Listener.Public, "/health/live")]
    [InlineData(Listener.Admin, "/metrics")]
    [InlineData(Listener.Admin, "/admin/api/look")]
    public async Task Signed_doors_health_and_the_consoles_listener_have_none(Listener listener, string path)
    {
        await using var host = await RunningHost.StartAsync(Doors(("ApiAMinute", "1"), ("PagesAMinute", "1"), ("SignInAMinute", "1"), ("InstallAMinute", "1")));
        var client = host.Client(listener);
        for (var n = 0; n < 10; n++) using (var served = await client.GetAsync(path, Now)) Assert.Equal(HttpStatusCode.OK, served.StatusCode);
    }

    [Fact]
    public async Task Zero_is_no_limit()
    {
        await using var host = await RunningHost.StartAsync(Doors(("ApiAMinute", "0")));
        var client = host.Client();
        for (var n = 0; n < 100; n++) using (var served = await client.GetAsync("/api/things", Now)) Assert.Equal(HttpStatusCode.OK, served.StatusCode);
    }

    [Theory]
    [InlineData("", "203.0.113.7", "127.0.0.1 http")]
    [InlineData("10.0.0.0/8", "203.0.113.7", "127.0.0.1 http")]
    [InlineData("127.0.0.1", "203.0.113.7", "203.0.113.7 https")]
    [InlineData("127.0.0.0/8, 10.0.0.0/8", "203.0.113.7, 10.1.2.3", "203.0.113.7 https")]
    [InlineData("127.0.0.0/8", "198.51.100.1, 203.0.113.7", "203.0.113.7 https")]
    public async Task Who_called_is_what_a_trusted_proxy_says_and_nobody_else(string trusted, string forwarded, string expected)
    {
        await using var host = await RunningHost.StartAsync(Doors() with { Variables = new() { ["Http__TrustedProxies"] = trusted, ["Http__AllowedHosts"] = "chat.example.com" } });
        using var request = Asking.Get("/api/things");
        // The own machine is never told to keep to https.
        request.Headers.Host = "chat.example.com";
        request.Headers.Add("X-Forwarded-For", forwarded);
        request.Headers.Add("X-Forwarded-Proto", string.Join(", ", forwarded.Split(',').Select(static _ => "https")));
        using var response = await host.Client().SendAsync(request, Now);
        Assert.Equal(expected, await response.Content.ReadAsStringAsync(Now));
        Assert.Equal(expected.EndsWith("https", StringComparison.Ordinal), response.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Nobody_escapes_by_a_header_of_their_own()
    {
        await using var host = await RunningHost.StartAsync(Doors(("ApiAMinute", "2")));
        var answers = new List<HttpStatusCode>();
        for (var n = 0; n < 3; n++)
        {
            using var request = Asking.Get("/api/things");
            request.Headers.Add("X-Forwarded-For", $"203.0.113.{n}");
            using var response = await host.Client().SendAsync(request, Now);
            answers.Add(response.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], answers);
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    [InlineData("2001:db8:1:2:ffff::1", "2001:db8:1:2::")]
    public void A_network_of_64_bits_is_one_caller(string address, string expected) => Assert.Equal(expected, CallerAddress.Of(IPAddress.Parse(address)));

    [Fact]
    public void What_is_wrong_is_named()
    {
        var result = new AddressLimitOptionsValidator().Validate(null, new AddressLimitOptions { ApiAMinute = -1, PagesAMinute = 1_000_001, WrongSignIns = 1_001 });
        Assert.Equal(3, result.Failures!.Count());
        Assert.True(new AddressLimitOptionsValidator().Validate(null, new AddressLimitOptions()).Succeeded);
        var http = new HttpOptionsValidator().Validate(null, new HttpOptions { TrustedProxies = "10.0.0.0/8, proxy" });
        Assert.Contains(nameof(HttpOptions.TrustedProxies), Assert.Single(http.Failures!), StringComparison.Ordinal);
    }

    private static Setup Doors(params (string Name, string Value)[] limits) => new()
    {
        Variables = limits.ToDictionary(static limit => $"Limits__Address__{limit.Name}", static limit => (string?)limit.Value),
        Map = app =>
        {
            var doors = app.MapPublic();
            doors.MapGet("/", () => "home");
            doors.MapGet("/api/things", (HttpContext context) => $"{context.Connection.RemoteIpAddress} {context.Request.Scheme}");
            doors.MapGet("/slack/install", () => "install");
            doors.MapGet("/slack/oauth/callback", () => "back");
            doors.MapGet("/slack/events", () => "signed").AllowAnyHost();
            app.MapAdmin().MapGet("/admin/api/look", () => "look");
        },
    };
}
