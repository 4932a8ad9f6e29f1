using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using ChatAgency.Gateway;
using ChatAgency.Hosting;
using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Listeners;
using ChatAgency.Silo;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Slack;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Trace;

[assembly: AssemblyFixture(typeof(ChatAgency.Deploy.Tests.Watching.RunningAgency))]

namespace ChatAgency.Deploy.Tests.Watching;

/// <summary>The whole agency in this process, after a few turns: what it measures, and what it shows to Prometheus.</summary>
public sealed class RunningAgency : IAsyncLifetime
{
    private const string Key = "watching-test-key";
    private const string Person = "Wanda Watched";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatagency-watched-");
    private readonly ConcurrentDictionary<string, Instrument> _instruments = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();
    private readonly SpanList _spans = [];
    private SlackSimulator _slack = null!;
    private ScriptedModel _model = null!;
    private TelemetryCollector _collector = null!;
    private WebApplication _app = null!;

    /// <summary>The agency's own instruments, used or not, under the names that Prometheus sees.</summary>
    internal IReadOnlyDictionary<string, Instrument> Instruments => _instruments;

    /// <summary>What <c>/metrics</c> shows.</summary>
    internal string Text { get; private set; } = "";

    /// <summary>All spans that have ended, as they leave the process.</summary>
    internal IReadOnlyList<Activity> Spans => _spans.All;

    /// <summary>What nothing may name: secrets, words, and people by their names.</summary>
    internal IReadOnlyList<string> Secrets { get; private set; } = [];

    /// <summary>What no series may name: people, workspaces, conversations, secrets, words.</summary>
    internal IReadOnlyList<string> Planted { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        _slack = await SlackSimulator.StartAsync();
        _model = await ScriptedModel.StartAsync();
        _slack.Sockets.IsOn = true;
        _slack.Workspace.SetUser(_slack.User with { DisplayName = Person, RealName = Person });
        // A tool that the model is made to call, and an agent that has it.
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "agents"));
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "agents", "adder.md"), "---\nname: Adder\ndescription: Adds numbers up.\ntools: [calculator]\n---\nYou add.\n", TestContext.Current.CancellationToken);
        _model.When(static request => request.Body["tools"] is not null && request.Messages[^1].Role != "tool", ModelScript.Of(new ModelStep.Call("calculator", """{"formula":"1+1"}""")));
        _collector = await TelemetryCollector.StartAsync();
        _app = Compose();
        _listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Scope == _app.Services.GetRequiredService<IMeterFactory>() && instrument.Meter.Name.StartsWith("ChatAgency", StringComparison.Ordinal)) _instruments.TryAdd(MetricName.Of(instrument), instrument);
        };
        _listener.Start();
        await _app.StartAsync(TestContext.Current.CancellationToken);
        await TalkAsync();
        using var client = new HttpClient();
        Text = await client.GetStringAsync(new Uri(Address(Listener.Admin), "/metrics"), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        await _slack.DisposeAsync();
        await _model.DisposeAsync();
        await _collector.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>The thread of the question that was asked in Slack.</summary>
    internal string Asked { get; private set; } = "";

    private Uri Address(Listener listener) => _app.Services.GetRequiredService<ListenerAddresses>().Of(listener);

    private WebApplication Compose()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddAgencyHosting(AgencyHostKind.Local, [], new Surroundings(_folder.FullName, _folder.FullName, new Dictionary<string, string?>
        {
            ["PORT"] = "0",
            ["ADMIN_PORT"] = "0",
            ["Cluster__SiloPort"] = "0",
            ["DATA_DIR"] = _folder.FullName,
            ["API_KEY"] = $"wanda:{Key}",
            ["SLACK_BOT_TOKEN"] = _slack.Workspace.BotToken,
            ["SLACK_SIGNING_SECRET"] = _slack.SigningSecret,
            ["SLACK_APP_TOKEN"] = _slack.Sockets.AppToken,
            ["SLACK_API_BASE_URL"] = _slack.ApiBaseUrl.ToString(),
            ["Slack__UpdatesPerMinute"] = "0",
            ["Slack__PostsPerMinute"] = "0",
            ["OPENAI_BASE_URL"] = _model.OpenAiBaseUrl.ToString(),
            ["OPENAI_MODEL"] = "gpt-4o-mini",
            ["OPENAI_API_KEY"] = "sk-planted-secret",
            ["Models__Prices__0__Model"] = "gpt-4o-mini",
            ["Models__Prices__0__InputPerMillion"] = "0.15",
            ["Models__Prices__0__OutputPerMillion"] = "0.6",
            ["Agents__Folder"] = Path.Combine(_folder.FullName, "agents"),
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _collector.Settings["OTEL_EXPORTER_OTLP_ENDPOINT"],
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = _collector.Settings["OTEL_EXPORTER_OTLP_PROTOCOL"],
            ["Logging__LogLevel__Default"] = "None",
        }));
        builder.Services.ConfigureOpenTelemetryTracerProvider(traces => traces.AddProcessor(new SimpleActivityExportProcessor(new InMemoryExporter<Activity>(_spans))));
        builder.AddAgencySilo(AgencyHostKind.Local);
        builder.AddAgencyGateway();
        var app = builder.Build();
        app.UseAgencyHosting();
        app.MapAgencySilo();
        app.MapAgencyGateway();
        return app;
    }

    private async Task TalkAsync()
    {
        var token = TestContext.Current.CancellationToken;
        // Its connections stand and are measured; the question comes to the door.
        await _slack.Sockets.WaitForAsync(static sockets => sockets.Standing == 2, cancellationToken: token);
        _slack.Sockets.IsOn = false;
        _slack.SendEventsTo(Address(Listener.Public));
        var question = Question.New("adder: how is planted-question spelt?");
        var channel = _slack.Workspace.AddChannel(name: "planted-channel");
        var said = await _slack.SayAsync(channel.Id, _slack.User.Id, question.Text, mention: true, cancellationToken: token);
        await _slack.WaitForAsync(channel.Id, said.ThreadTs, view => view.BotText.Contains(question.AnswerTag, StringComparison.Ordinal), cancellationToken: token);
        Asked = said.ThreadTs;
        using var client = new HttpClient { BaseAddress = Address(Listener.Public) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        using var kept = await client.PostAsJsonAsync("/api/conversations/planted-conversation/messages", new { text = "planted-question, again" }, token);
        kept.EnsureSuccessStatusCode();
        foreach (var platform in new[] { "slack/", "web/" }) await _spans.UntilAsync(span => span.OperationName == "chatagency.turn" && span.GetTagItem("gen_ai.conversation.id") is string id && id.StartsWith(platform, StringComparison.Ordinal), token);
        Secrets = ["planted", "Wanda", "wanda", Key, question.AnswerTag, _slack.Workspace.BotToken, _slack.SigningSecret];
        Planted = [.. Secrets, channel.Id, said.ThreadTs, _slack.User.Id, _slack.Workspace.TeamId];
    }
}
