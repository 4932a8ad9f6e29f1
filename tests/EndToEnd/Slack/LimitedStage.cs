using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>A Slack that holds its limits, a minute of them in five seconds, and an agency that keeps the pace.</summary>
public sealed class LimitedStage : IAsyncLifetime
{
    internal SlackSimulator Slack { get; private set; } = null!;

    internal ScriptedModel Model { get; private set; } = null!;

    internal LocalAgency Agency { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Slack = await SlackSimulator.StartAsync();
        Slack.Limits.Set("chat.update", 50, TimeSpan.FromSeconds(5));
        Model = await ScriptedModel.StartAsync();
        Agency = await LocalAgency.StartAsync(Slack, Model, settings: new Dictionary<string, string>
        {
            ["Slack__UpdatesPerMinute"] = "600",
            ["Slack__PostsPerMinute"] = "600",
            // Shorter than the last answers wait for their turn: waiting for Slack is no part of answering.
            ["TASK_TIMEOUT"] = "10",
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Agency.DisposeAsync();
        await Model.DisposeAsync();
        await Slack.DisposeAsync();
    }
}
