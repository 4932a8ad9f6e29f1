using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Networks;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.Views;
using ChatAgency.Simulators.Stores;

namespace ChatAgency.Simulators.Running;

/// <summary>A Slack, a model and a cluster for one test that breaks something in it. No host runs until one is started.</summary>
public sealed class ClusterStage : IAsyncDisposable
{
    // An overloaded machine finds a death late; Slack sends again within a minute of a slower clock.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly CancellationToken _token;

    private ClusterStage(SlackSimulator slack, ScriptedModel model, ClusterStore store, int silos, int gateways, bool parts, CancellationToken cancellationToken)
    {
        (Slack, Model, _token) = (slack, model, cancellationToken);
        StoreNetwork = TcpProxy.Before(store.Port);
        Agency = new ClusterAgency(store, StoreNetwork.Address.Port, slack, model, silos, gateways, parts);
    }

    public SlackSimulator Slack { get; }

    public ScriptedModel Model { get; }

    public ClusterAgency Agency { get; }

    /// <summary>What all hosts reach the store through.</summary>
    public TcpProxy StoreNetwork { get; }

    /// <summary>Opens one; where it <paramref name="parts"/>, silos can be cut off from each other.</summary>
    public static async Task<ClusterStage> OpenAsync(
        ClusterStore store, int silos = 3, int gateways = 2, bool parts = false, CancellationToken cancellationToken = default) =>
        new(await SlackSimulator.StartAsync(), await ScriptedModel.StartAsync(), store, silos, gateways, parts, cancellationToken);

    /// <summary>Until the model was asked this so many times.</summary>
    public Task AskedAgainAsync(Question question, int times = 2) => Model.WaitForAsync(exchanges => exchanges.Count(Of(question)) == times, Patience, _token);

    /// <summary>The silo that asked the model this last.</summary>
    public int SiloAt(Question question) => Agency.SiloOf(Model.Exchanges.Last(Of(question)).Request);

    /// <summary>Asks in a thread, or begins one; Slack got its acknowledgement when this returns.</summary>
    public async Task<Said> AskAsync(Question question, string? thread = null)
    {
        var said = await Slack.SayAsync(Slack.Channel.Id, Slack.User.Id, question.Text, thread, mention: true, cancellationToken: _token);
        return said.IsAcknowledged
            ? said
            : throw new InvalidOperationException($"Not acknowledged: {string.Join(", ", said.Deliveries.SelectMany(static delivery => delivery.Attempts))}");
    }

    public Task<ThreadView> AnsweredAsync(Said said, Question question) => ShownAsync(said, question.AnswerTag);

    public Task<ThreadView> ShownAsync(Said said, string text) =>
        Slack.WaitForAsync(said.Channel, said.ThreadTs, view => view.BotText.Contains(text, StringComparison.Ordinal), Patience, cancellationToken: _token);

    /// <summary>Asks something whose answer stops in the middle, and says which silo is at it.</summary>
    public async Task<(Question Question, Said Said, int Silo)> AskInTheMiddleAsync()
    {
        var question = Question.New("Which silo answers?");
        Model.When(question.Text, ModelScript.StallAfter("Half an ans"), uses: 1);
        var said = await AskAsync(question);
        await ShownAsync(said, "Half an ans");
        return (question, said, SiloAt(question));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Agency.DisposeAsync();
        await StoreNetwork.DisposeAsync();
        await Model.DisposeAsync();
        await Slack.DisposeAsync();
    }

    private static Func<ModelExchange, bool> Of(Question question) => exchange => exchange.Request.Question.Contains(question.Text, StringComparison.Ordinal);
}
