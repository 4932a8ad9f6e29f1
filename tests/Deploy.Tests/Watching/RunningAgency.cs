using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using ChatAgency.Hosting.Listeners;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Slack;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;

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
        _app = ComposedAgency.Of(_slack, _model, _collector, _folder.FullName, _spans, new Dictionary<string, string?> { ["API_KEY"] = $"wanda:{Key}", ["SLACK_APP_TOKEN"] = _slack.Sockets.AppToken });
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
        // A request of the test's own is made in this process too, and is none of the agency's.
        using (SuppressInstrumentationScope.Begin())
        using (var kept = await client.PostAsJsonAsync("/api/conversations/planted-conversation/messages", new { text = "planted-question, again" }, token)) kept.EnsureSuccessStatusCode();
        foreach (var platform in new[] { "slack/", "web/" }) await _spans.UntilAsync(span => span.OperationName == "chatagency.turn" && span.GetTagItem("gen_ai.conversation.id") is string id && id.StartsWith(platform, StringComparison.Ordinal), token);
        Secrets = ["planted", "Wanda", "wanda", Key, question.AnswerTag, _slack.Workspace.BotToken, _slack.SigningSecret];
        Planted = [.. Secrets, channel.Id, said.ThreadTs, _slack.User.Id, _slack.Workspace.TeamId];
    }
}
