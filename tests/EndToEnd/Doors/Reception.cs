using System.Net.Http.Headers;
using System.Net.Http.Json;
using ChatAgency.EndToEnd.Doors;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Slack;
using Xunit;

[assembly: AssemblyFixture(typeof(Reception))]

namespace ChatAgency.EndToEnd.Doors;

/// <summary>An agency with many people who have a key each: a test takes a person of its own.</summary>
public sealed class Reception : IAsyncLifetime
{
    private readonly string[] keys = [.. Enumerable.Range(0, 120).Select(static n => $"key-{n}-{Guid.NewGuid():N}")];
    private int taken = -1;

    internal SlackSimulator Slack { get; private set; } = null!;

    internal ScriptedModel Model { get; private set; } = null!;

    internal TelemetryCollector Collector { get; private set; } = null!;

    internal LocalAgency Agency { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Slack = await SlackSimulator.StartAsync();
        Model = await ScriptedModel.StartAsync();
        Collector = await TelemetryCollector.StartAsync();
        Agency = await LocalAgency.StartAsync(Slack, Model, settings: new Dictionary<string, string>(Collector.Settings)
        {
            ["ADMIN_TOKENS"] = $"vera:viewer:{ViewerToken},otto:operator:{OperatorToken}",
            ["API_KEY"] = string.Join(',', keys.Select(static (key, n) => $"person{n}:{key}")),
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Agency.DisposeAsync();
        await Collector.DisposeAsync();
        await Model.DisposeAsync();
        await Slack.DisposeAsync();
    }

    internal string ViewerToken { get; } = $"viewer-{Guid.NewGuid():N}";

    internal string OperatorToken { get; } = $"operator-{Guid.NewGuid():N}";

    /// <summary>The key of a person whom no other test has.</summary>
    internal string NewPerson() => keys[Interlocked.Increment(ref taken)];

    /// <summary>The key of the one person for whom nothing is ever kept.</summary>
    internal string Visitor => keys[^1];

    /// <summary>A client at one of the listeners, with this bearer or none.</summary>
    internal static HttpClient At(Uri listener, string? bearer = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = listener, Timeout = TimeSpan.FromSeconds(60) };
        if (bearer is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        return client;
    }

    /// <summary>The cookie that a chat session of the key's person, or a console session, is.</summary>
    internal async Task<string> SessionAsync(string token, bool console = false)
    {
        using var client = At(console ? Agency.Admin : Agency.Public);
        using var request = new HttpRequestMessage(HttpMethod.Post, console ? "/admin/sign-in" : "/sign-in") { Content = JsonContent.Create(new { token }) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }
}
