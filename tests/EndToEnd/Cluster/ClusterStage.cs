using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.Views;
using Xunit;

namespace ChatAgency.EndToEnd.Cluster;

/// <summary>A Slack, a model and a cluster for one test that breaks something in it.</summary>
public abstract class ClusterStage(IClusterStore store) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private protected SlackSimulator Slack { get; private set; } = null!;

    private protected ScriptedModel Model { get; private set; } = null!;

    private protected ClusterAgency Agency { get; private set; } = null!;

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected virtual int SiloCount => 3;

    private protected virtual int GatewayCount => 2;

    private protected virtual bool CanPart => false;

    public virtual async ValueTask InitializeAsync()
    {
        Slack = await SlackSimulator.StartAsync();
        Model = await ScriptedModel.StartAsync();
        Agency = new ClusterAgency(await StoreAsync(), Slack, Model, SiloCount, GatewayCount, CanPart);
    }

    public virtual async ValueTask DisposeAsync()
    {
        await Agency.DisposeAsync();
        await Model.DisposeAsync();
        await Slack.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected virtual Task<IReadOnlyDictionary<string, string>> StoreAsync() => store.SettingsAsync();

    private protected Task AskedAgainAsync(Question question, int times = 2) => Model.WaitForAsync(
        exchanges => exchanges.Count(exchange => exchange.Request.Question.Contains(question.Text, StringComparison.Ordinal)) == times,
        Patience,
        Token);

    private protected async Task<Said> AskAsync(Question question, string? thread = null)
    {
        var said = await Slack.SayAsync(Slack.Channel.Id, Slack.User.Id, question.Text, thread, mention: true, cancellationToken: Token);
        Assert.True(said.IsAcknowledged, string.Join(", ", said.Deliveries.SelectMany(static delivery => delivery.Attempts)));
        return said;
    }

    private protected Task<ThreadView> AnsweredAsync(Said said, Question question) => ShownAsync(said, question.AnswerTag);

    private protected Task<ThreadView> ShownAsync(Said said, string text) =>
        Slack.WaitForAsync(said.Channel, said.ThreadTs, view => view.BotText.Contains(text, StringComparison.Ordinal), Patience, cancellationToken: Token);

    /// <summary>Asks something whose answer stops in the middle, and says which silo is at it.</summary>
    private protected async Task<(Question Question, Said Said, int Silo)> AskInTheMiddleAsync()
    {
        var question = Question.New("Which silo answers?");
        Model.When(question.Text, ModelScript.StallAfter("Half an ans"), uses: 1);
        var said = await AskAsync(question);
        await ShownAsync(said, "Half an ans");
        return (question, said, await WorkingSiloAsync());
    }

    /// <summary>The silo that has a turn under way, by its own metrics.</summary>
    private async Task<int> WorkingSiloAsync()
    {
        using var client = new HttpClient();
        for (var i = 0; i < SiloCount; i++)
        {
            var metrics = await client.GetStringAsync(new Uri(Agency.SiloAdmin(i), "/metrics"), Token);
            if (metrics.Split('\n').Any(IsCallToModel)) return i;
        }

        throw new InvalidOperationException($"No silo says that it is at work.");
    }

    private bool IsCallToModel(string line) =>
        line.StartsWith("http_client_open_connections", StringComparison.Ordinal)
        && line.Contains("\"active\"", StringComparison.Ordinal)
        && line.Contains($"server_port=\"{Model.Address.Port}\"", StringComparison.Ordinal)
        && line.Contains("} 1", StringComparison.Ordinal);
}
