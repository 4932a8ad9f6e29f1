using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>An agency whose operators say when it speaks. Each test sets all of it anew, for channels of its own.</summary>
public sealed class SpeakingStage : IAsyncLifetime
{
    internal SlackSimulator Slack { get; private set; } = null!;

    internal ScriptedModel Model { get; private set; } = null!;

    internal LocalAgency Agency { get; private set; } = null!;

    internal HttpClient Operator { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        (Slack, Model) = (await SlackSimulator.StartAsync(), await ScriptedModel.StartAsync());
        Agency = await LocalAgency.StartAsync(Slack, Model);
        Operator = new HttpClient { BaseAddress = Agency.Admin };
        Operator.DefaultRequestHeaders.Authorization = new("Bearer", Agency.AdminToken);
    }

    public async ValueTask DisposeAsync()
    {
        Operator.Dispose();
        await Agency.DisposeAsync();
        await Model.DisposeAsync();
        await Slack.DisposeAsync();
    }
}
