using System.Net;
using ChatAgency.EndToEnd.Slack;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Networks;
using ChatAgency.Simulators.Running;
using Xunit;

namespace ChatAgency.EndToEnd.Cluster;

/// <summary>The store of a cluster is away, slow, or answers nothing; one of two silos alone cannot reach it.</summary>
public sealed class StoreTests(StoreStages stages) : IClassFixture<StoreStages>
{
    private const string Acknowledging = "chat_slack_acknowledgement_seconds_sum";
    private const string Unkept = "status=\"unavailable\"";
    private const string Writes = "operation=\"write\"";
    private ClusterStage stage = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TcpProxy Network => stage.StoreNetwork;

    [Theory, ClassData(typeof(EveryStore))]
    public async Task Nothing_is_acknowledged_while_the_store_is_away_and_all_is_answered_when_it_is_back(string store)
    {
        stage = await stages.TakeAsync(store);
        var unkept = await UnkeptAsync();
        var warm = Question.New("Is it there?");
        await stage.AnsweredAsync(await stage.AskAsync(warm), warm);
        // A minute of Slack's clock is three seconds.
        stage.Slack.ClockScale = 0.05;
        Network.Traffic = Traffic.Broken;
        var question = Question.New("Is anybody there?");
        var asking = stage.AskAsync(question);
        await UntilAsync("/health/ready", HttpStatusCode.ServiceUnavailable);
        Assert.False(asking.IsCompleted);
        await UntilAsync("/health/live", HttpStatusCode.OK);
        await ShownMetrics.UntilAsync(stage.Agency.SiloAdmin(0), "chat_storage_failing", static failing => failing == 1, cancellationToken: Token);
        await ShownMetrics.UntilAsync(stage.Agency.GatewayAdmin(0), "chat_slack_acknowledgement_seconds_count", sum => sum > unkept, Unkept, Token);
        Network.Traffic = Traffic.Flows;
        var said = await asking;
        Assert.All(said.Deliveries, static delivery => Assert.Equal((int)HttpStatusCode.ServiceUnavailable, delivery.Attempts[0].Status));
        Assert.Single((await stage.AnsweredAsync(said, question)).FromBot);
        await UntilAsync("/health/ready", HttpStatusCode.OK);
        Assert.All(stage.Agency.Silos, static silo => Assert.False(silo.HasEnded));
    }

    [Theory, ClassData(typeof(OneStore))]
    public async Task A_silo_that_alone_cannot_reach_the_store_is_not_ready_and_lives_on_and_nothing_is_lost(string store)
    {
        const int both = 8;
        stage = await stages.TakeAsync(store);
        stage.Slack.ClockScale = 0.1;
        stage.Agency.StoreNetworks[1].Traffic = Traffic.Held;
        // Enough threads that some of them are its own.
        var questions = Enumerable.Range(0, both).Select(static _ => Question.New("Is it kept?")).ToList();
        var asking = questions.Select(question => stage.AskAsync(question)).ToList();
        await UntilAsync("/health/ready", HttpStatusCode.ServiceUnavailable, silo: 1);
        await UntilAsync("/health/live", HttpStatusCode.OK, silo: 1);
        await UntilAsync("/health/ready", HttpStatusCode.OK);
        await ShownMetrics.UntilAsync(stage.Agency.SiloAdmin(1), "chat_storage_failing", static failing => failing == 1, cancellationToken: Token);
        stage.Agency.StoreNetworks[1].Traffic = Traffic.Flows;
        foreach (var (question, said) in questions.Zip(await Task.WhenAll(asking))) Assert.Single((await stage.AnsweredAsync(said, question)).FromBot);
        await UntilAsync("/health/ready", HttpStatusCode.OK, silo: 1);
        Assert.All(stage.Agency.Silos, static silo => Assert.False(silo.HasEnded));
    }

    [Theory, ClassData(typeof(OneStore))]
    public async Task A_slow_store_makes_slow_answers_and_no_more_calls(string store)
    {
        stage = await stages.TakeAsync(store);
        stage.Slack.ClockScale = 0.05;
        var (acknowledging, writing) = (await ShownMetrics.ReadAsync(stage.Agency.GatewayAdmin(0), Acknowledging, cancellationToken: Token), await ShownMetrics.ReadAsync(stage.Agency.SiloAdmin(0), "chat_storage_seconds_sum", Writes, Token));
        Network.Delay = TimeSpan.FromSeconds(2);
        var question = Question.New("Does it hurry?");
        var said = await stage.AskAsync(question);
        // Slack hears within its three seconds, either way.
        Assert.All(said.Deliveries.SelectMany(static delivery => delivery.Attempts), static attempt => Assert.NotNull(attempt.Status));
        Assert.Single((await stage.AnsweredAsync(said, question)).FromBot);
        Assert.Single(stage.Model.About(question));
        await ShownMetrics.UntilAsync(stage.Agency.GatewayAdmin(0), Acknowledging, sum => sum > acknowledging + 1, cancellationToken: Token);
        await ShownMetrics.UntilAsync(stage.Agency.SiloAdmin(0), "chat_storage_seconds_sum", sum => sum > writing + 1, Writes, Token);
    }

    [Theory, ClassData(typeof(OneStore))]
    public async Task A_write_whose_answer_is_lost_is_read_back(string store)
    {
        stage = await stages.TakeAsync(store);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var question = Question.New("Was it written?");
        stage.Model.When(question.Text, ModelScript.Gated("Half an ans", (gate.Task, "wer. " + Question.EchoOf(question.Text))), uses: 1);
        var said = await stage.AskAsync(question);
        await stage.ShownAsync(said, "Half an ans");
        Network.Traffic = Traffic.AnswersLost;
        gate.SetResult();
        // The result is journaled before it is shown: nothing may be shown while nobody knows whether it was written.
        await UntilAsync("/health/ready", HttpStatusCode.ServiceUnavailable);
        Network.Traffic = Traffic.Flows;
        var view = await stage.AnsweredAsync(said, question);
        Assert.Single(view.FromBot);
        Assert.InRange(stage.Model.About(question).Count, 1, 2);
    }

    private Task<double> UnkeptAsync() => ShownMetrics.ReadAsync(stage.Agency.GatewayAdmin(0), "chat_slack_acknowledgement_seconds_count", Unkept, Token);

    /// <summary>Until a silo answers so.</summary>
    private async Task UntilAsync(string probe, HttpStatusCode status, int silo = 0)
    {
        using var client = new HttpClient();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            using var response = await client.GetAsync(new Uri(stage.Agency.SiloAdmin(silo), probe), limit.Token);
            if (response.StatusCode == status) return;
            await pace.WaitForNextTickAsync(limit.Token);
        }
    }
}
