using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack;
using Xunit;

namespace ChatAgency.EndToEnd.Models;

/// <summary>An agency that waits two seconds for a model's words and no longer.</summary>
public sealed class ImpatientStage : IAsyncLifetime
{
    internal SlackSimulator Slack { get; private set; } = null!;

    internal ScriptedModel Model { get; private set; } = null!;

    internal LocalAgency Agency { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Slack = await SlackSimulator.StartAsync();
        Model = await ScriptedModel.StartAsync();
        Agency = await LocalAgency.StartAsync(Slack, Model, settings: new Dictionary<string, string>
        {
            ["Models__FirstTokenTimeout"] = "00:00:02",
            ["Models__BetweenTokensTimeout"] = "00:00:02",
            // Its model fails again and again, for one question after the other: each is a case of its own.
            ["Models__Circuit__MinimumCalls"] = "100000",
            ["Models__RetryFloor"] = "100000",
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Agency.DisposeAsync();
        await Model.DisposeAsync();
        await Slack.DisposeAsync();
    }
}
