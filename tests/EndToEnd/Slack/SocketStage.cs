using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>An agency without a public address and without a signing secret.</summary>
public sealed class SocketStage : IAsyncLifetime
{
    internal SlackSimulator Slack { get; private set; } = null!;

    internal ScriptedModel Model { get; private set; } = null!;

    internal LocalAgency Agency { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Slack = await SlackSimulator.StartAsync();
        Slack.Sockets.IsOn = true;
        Model = await ScriptedModel.StartAsync();
        Agency = await LocalAgency.StartAsync(Slack, Model);
        await Slack.Sockets.WaitForAsync(static sockets => sockets.Standing == 2, cancellationToken: TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Agency.DisposeAsync();
        await Model.DisposeAsync();
        await Slack.DisposeAsync();
    }
}
