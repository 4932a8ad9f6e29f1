using System.Net;
using ChatAgency.Hosting.Access;
using ChatAgency.Hosting.Failures;
using ChatAgency.Hosting.Headers;
using ChatAgency.Hosting.Listeners;
using ChatAgency.Hosting.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChatAgency.Hosting.Tests.Headers;

public sealed class HeadersTests
{
    [Theory]
    [InlineData(Listener.Public, "/", HttpStatusCode.OK)]
    [InlineData(Listener.Public, "/broken", HttpStatusCode.InternalServerError)]
    [InlineData(Listener.Public, "/nowhere", HttpStatusCode.NotFound)]
    [InlineData(Listener.Public, "/sign-in", HttpStatusCode.OK)]
    [InlineData(Listener.Public, "/sign-in.js", HttpStatusCode.OK)]
    [InlineData(Listener.Public, "/health", HttpStatusCode.OK)]
    [InlineData(Listener.Public, "/shut", HttpStatusCode.Unauthorized)]
    [InlineData(Listener.Public, "/refused", HttpStatusCode.TooManyRequests)]
    [InlineData(Listener.Public, "/away", HttpStatusCode.ServiceUnavailable)]
    [InlineData(Listener.Public, "/empty", HttpStatusCode.Conflict)]
    [InlineData(Listener.Public, "/number/x?n=y", HttpStatusCode.BadRequest)]
    [InlineData(Listener.Admin, "/nowhere", HttpStatusCode.NotFound)]
    [InlineData(Listener.Admin, "/sign-in", HttpStatusCode.NotFound)]
    [InlineData(Listener.Admin, "/admin/sign-in/openid", HttpStatusCode.NotFound)]
    [InlineData(Listener.Admin, "/admin/sign-in/openid/callback?code=1&state=2", HttpStatusCode.NotFound)]
    [InlineData(Listener.Admin, "/admin/sign-in/openid/done", HttpStatusCode.OK)]
    [InlineData(Listener.Admin, "/metrics", HttpStatusCode.OK)]
    [InlineData(Listener.Admin, "/admin/sign-in", HttpStatusCode.OK)]
    public async Task Every_answer_has_them(Listener listener, string path, HttpStatusCode expected)
    {
        await using var host = await RunningHost.StartAsync(Doors);
        using var response = await host.Client(listener).GetAsync(path, TestContext.Current.CancellationToken);
        AssertGuarded(response, expected);
    }

    [Theory]
    [InlineData("POST", "/", "localhost", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/", "evil.example", HttpStatusCode.MisdirectedRequest)]
    public async Task Another_method_and_another_name_get_them_too(string method, string path, string name, HttpStatusCode expected)
    {
        await using var host = await RunningHost.StartAsync(Doors);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Host = name;
        using var response = await host.Client().SendAsync(request, TestContext.Current.CancellationToken);
        AssertGuarded(response, expected);
    }

    private static void AssertGuarded(HttpResponseMessage response, HttpStatusCode expected)
    {
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header(response, "Referrer-Policy"));
        Assert.Equal("DENY", Header(response, "X-Frame-Options"));
        var csp = Header(response, "Content-Security-Policy");
        Assert.All(["default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"], part => Assert.Contains(part, csp, StringComparison.Ordinal));
        Assert.DoesNotContain("unsafe", csp, StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task The_dashboards_policy_allows_inline_and_still_nothing_from_elsewhere()
    {
        await using var host = await RunningHost.StartAsync(Doors);
        using var response = await host.Client(Listener.Admin).GetAsync("/dashboard", TestContext.Current.CancellationToken);
        var csp = Header(response, "Content-Security-Policy");
        Assert.Contains("style-src 'self' 'unsafe-inline'", csp, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", csp, StringComparison.Ordinal);
        Assert.DoesNotContain("http", csp, StringComparison.Ordinal);
    }

    private static string Header(HttpResponseMessage response, string name) => Assert.Single(response.Headers.GetValues(name));

    private static Setup Doors => new()
    {
        Map = app =>
        {
            app.MapPublic().MapGet("/", () => "home");
            app.MapPublic().MapGet("/broken", string () => throw new InvalidOperationException("broken"));
            app.MapPublic().MapGet("/shut", () => "shut").RequireAuthorization(AccessPolicies.Chat);
            app.MapPublic().MapGet("/refused", () => ProblemResults.TooMany("Too much."));
            app.MapPublic().MapGet("/away", () => ProblemResults.Unavailable("Away."));
            app.MapPublic().MapGet("/empty", () => Results.StatusCode(409));
            app.MapPublic().MapGet("/number/{word}", (string word, int n) => $"{word} {n}");
            app.MapAdmin().WithSecurityHeadersPolicy(HeadersFeature.Dashboard).MapGet("/dashboard", () => "dashboard");
        },
    };
}
