using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChatAgency.Console.Operating;
using ChatAgency.Gateway.Conversations;
using ChatAgency.Gateway.Slack;
using ChatAgency.Gateway.Slack.Installing;
using ChatAgency.Gateway.Tests.Stage;
using ChatAgency.Hosting.Access;
using ChatAgency.Simulators.Slack;
using ChatAgency.Slack;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ChatAgency.Gateway.Tests.Slack;

/// <summary>A gateway at which the simulated Slack's app may be installed. What a browser would do the test does itself.</summary>
internal sealed class InstallHost : IAsyncDisposable
{
    private const string Public = "http://localhost:5000";

    private readonly WebApplication app;
    private readonly HttpClient client;

    private InstallHost(WebApplication app, SlackSimulator slack, FakeTimeProvider clock, ConcurrentQueue<string> log)
    {
        (this.app, Slack, Clock, Log) = (app, slack, clock, log);
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(app.Urls.First()) };
    }

    public SlackSimulator Slack { get; }

    public FakeTimeProvider Clock { get; }

    public ConcurrentQueue<string> Log { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="cluster">Where installations are kept.</param>
    /// <param name="slack">Slack.</param>
    /// <param name="keys">What gateways of one cluster share.</param>
    /// <param name="settings">What is set otherwise.</param>
    public static async Task<InstallHost> StartAsync(StageCluster cluster, SlackSimulator slack, IDataProtectionProvider? keys = null, params (string Key, string? Value)[] settings)
    {
        // The cluster goes by the real time: this clock begins there.
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var log = new ConcurrentQueue<string>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(new LogLines(log));
        var values = new Dictionary<string, string?>
        {
            ["Slack:SigningSecret"] = slack.SigningSecret,
            ["Slack:ApiBaseUrl"] = slack.ApiBaseUrl.ToString(),
            ["Slack:ClientId"] = slack.OAuth.ClientId,
            ["Slack:ClientSecret"] = slack.OAuth.ClientSecret,
            ["Slack:PublicAddress"] = Public,
        };
        foreach (var (key, value) in settings) values[key] = value;
        builder.Configuration.AddInMemoryCollection(values);
        var services = builder.Services;
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<IGrainFactory>(cluster.Client);
        services.AddSingleton(keys ?? new EphemeralDataProtectionProvider());
        services.AddAuthentication(TestSignIn.Name).AddScheme<AuthenticationSchemeOptions, TestSignIn>(TestSignIn.Name, null);
        var authorization = services.AddAuthorizationBuilder();
        foreach (var policy in new[] { AccessPolicies.Viewer, AccessPolicies.Operator, AccessPolicies.Admin }) authorization.AddPolicy(policy, static rule => rule.RequireAuthenticatedUser());
        services.AddSlackInbound().AddSlackDoors().AddConversations().AddOperators();
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapSlack();
        app.MapGroup("/admin/api").MapOperators();
        await app.StartAsync();
        slack.OAuth.RedirectUrl = new Uri($"{Public}/slack/oauth/");
        slack.SendEventsTo(new Uri(app.Urls.First()));
        return new InstallHost(app, slack, clock, log);
    }

    /// <summary>A page as a browser asks for it.</summary>
    /// <param name="address">An address at the public name, or a path.</param>
    /// <param name="cookie">What the browser holds.</param>
    public async Task<HttpResponseMessage> OpenAsync(Uri address, string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address.IsAbsoluteUri ? address.PathAndQuery : address.OriginalString);
        request.Headers.Accept.ParseAdd("text/html");
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        return await client.SendAsync(request, Token);
    }

    /// <summary>Begins in a browser, and gives Slack's page and the cookie that it holds from then on.</summary>
    public async Task<(Uri Page, string Cookie)> BeginAsync(Uri? link = null)
    {
        using var answer = await OpenAsync(link ?? new Uri("/slack/install", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var set = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        foreach (var part in new[] { $"{InstallDoor.Cookie}=", "path=/", "secure", "samesite=lax", "httponly", "max-age=600" }) Assert.Contains(part, set, StringComparison.Ordinal);
        return (answer.Headers.Location!, set.Split(';')[0]);
    }

    /// <summary>An operator's link.</summary>
    public async Task<Uri> LinkAsync(string? by = "otto")
    {
        using var answer = await MakeLinkAsync(by);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new Uri((await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("link").GetString()!);
    }

    public async Task<HttpResponseMessage> MakeLinkAsync(string? by)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/api/slack/install-link");
        if (by is not null) request.Headers.Authorization = new("Bearer", by);
        return await client.SendAsync(request, Token);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
