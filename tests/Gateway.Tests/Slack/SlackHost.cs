using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using ChatAgency.Core.Alerting;
using ChatAgency.Gateway.Slack;
using ChatAgency.Gateway.Tests.Stage;
using ChatAgency.Slack;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ChatAgency.Gateway.Tests.Slack;

/// <summary>Slack's doors on a real socket, with a clock in the test's hands, and Slack's way of signing.</summary>
internal sealed class SlackHost : IAsyncDisposable
{
    private const string Secret = "planted-signing-secret";

    private readonly WebApplication app;
    private readonly HttpClient client;
    private readonly MeterListener listener = new();
    private readonly ConcurrentQueue<(string Name, string Labels)> measured = [];

    private SlackHost(WebApplication app, FakeTimeProvider clock, ConcurrentQueue<string> log)
    {
        (this.app, Clock, Log) = (app, clock, log);
        client = new HttpClient();
        listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == app.Services.GetRequiredService<IMeterFactory>()) listener.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            // What must not happen is counted as 0 at the start.
            if (value > 0) Measure(instrument, tags);
        });
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Measure(instrument, tags));
        listener.Start();
    }

    public FakeTimeProvider Clock { get; }

    public ConcurrentQueue<string> Log { get; }

    /// <summary>What was measured under this name, each with its labels, from the start on.</summary>
    public IReadOnlyList<string> Measured(string name) => [.. measured.Where(one => one.Name == name).Select(static one => one.Labels)];

    public AlertDesk Desk => app.Services.GetRequiredService<AlertDesk>();

    public long Waiting => app.Services.GetRequiredService<SlackRoom>().Waiting;

    public static async Task<SlackHost> StartAsync(StageCluster cluster, int atOnce = 256)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1767225600));
        var log = new ConcurrentQueue<string>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(static kestrel => kestrel.Limits.MaxRequestBodySize = null);
        builder.Logging.ClearProviders().AddProvider(new LogLines(log));
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Slack:BotToken"] = "xoxb-test",
            ["Slack:SigningSecret"] = Secret,
            ["Slack:RequestsAtOnce"] = atOnce.ToString(CultureInfo.InvariantCulture),
        });
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<IGrainFactory>(cluster.Client);
        builder.Services.AddAuthorization();
        builder.Services.AddSlackInbound().AddSlackDoors();
        var app = builder.Build();
        app.UseAuthorization();
        app.MapSlack();
        var host = new SlackHost(app, clock, log);
        await app.StartAsync();
        host.client.BaseAddress = new Uri(app.Urls.First());
        return host;
    }

    /// <summary>A mention in a channel of its own, and the conversation that it begins.</summary>
    public static (string Body, StagedConversation Conversation) Mention(string? channel = null)
    {
        channel ??= $"C{Guid.NewGuid():N}"[..11].ToUpperInvariant();
        return ($$$"""{"team_id":"T1","api_app_id":"A1","type":"event_callback","event_id":"Ev1","event":{"type":"app_mention","user":"U1","text":"<@UBOT> what?","ts":"1767225600.000100","channel":"{{{channel}}}","event_ts":"1767225600.000100"},"authorizations":[{"team_id":"T1","user_id":"UBOT","is_bot":true}]}""",
            StagedConversation.Of($"slack/T1/{channel}:1767225600.000100"));
    }

    public Task<HttpResponseMessage> SendAsync(string body, int secondsOff = 0, string? secret = null, int? retry = null) =>
        SendAsync(Encoding.UTF8.GetBytes(body), secondsOff, secret, retry);

    public Task<HttpResponseMessage> SendAsync(byte[] body, int secondsOff = 0, string? secret = null, int? retry = null)
    {
        var time = (Clock.GetUtcNow().ToUnixTimeSeconds() + secondsOff).ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"v0:{time}:"), .. body];
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret ?? Secret), signed);
        var request = new HttpRequestMessage(HttpMethod.Post, "/slack/events") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-Slack-Request-Timestamp", time);
        request.Headers.Add("X-Slack-Signature", $"v0={Convert.ToHexStringLower(mac)}");
        if (retry is { } number)
        {
            request.Headers.Add("X-Slack-Retry-Num", number.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("X-Slack-Retry-Reason", "http_timeout");
        }

        return client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private void Measure(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        measured.Enqueue((instrument.Name, string.Join(' ', tags.ToArray().Select(static tag => $"{tag.Key}={tag.Value}"))));
}
