using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Workspaces;
using Xunit;

[assembly: AssemblyFixture(typeof(Stage))]

namespace ChatAgency.EndToEnd.Running;

/// <summary>One agency with its Slack and its model, for all tests that break nothing in it. Each test takes a channel of its own.</summary>
public sealed class Stage : IAsyncLifetime
{
    internal SlackSimulator Slack { get; private set; } = null!;

    internal ScriptedModel Model { get; private set; } = null!;

    internal TelemetryCollector Collector { get; private set; } = null!;

    internal LocalAgency Agency { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Slack = await SlackSimulator.StartAsync();
        Model = await ScriptedModel.StartAsync();
        Collector = await TelemetryCollector.StartAsync();
        Agency = await LocalAgency.StartAsync(Slack, Model, settings: Collector.Settings);
    }

    public async ValueTask DisposeAsync()
    {
        await Agency.DisposeAsync();
        await Collector.DisposeAsync();
        await Model.DisposeAsync();
        await Slack.DisposeAsync();
    }

    internal Channel NewChannel(ChannelKind kind = ChannelKind.Public) => Slack.Workspace.AddChannel(name: $"c{Guid.NewGuid():N}"[..12], kind: kind);
}
