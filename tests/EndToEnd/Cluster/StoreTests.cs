using System.Net;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Networks;
using Xunit;

namespace ChatAgency.EndToEnd.Cluster;

/// <summary>The store of a cluster is away, slow, or answers nothing; one of two silos alone cannot reach it.</summary>
public sealed class StoreTests(SharedRedis redis) : ClusterStage(redis)
{
    private readonly SharedRedis redis = redis;
    private TcpProxy store = null!;

    private protected override int SiloCount => 2;

    private protected override int GatewayCount => 1;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Agency.StartAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        store.Traffic = Traffic.Flows;
        await base.DisposeAsync();
        await store.DisposeAsync();
    }

    [Fact]
    public async Task Nothing_is_acknowledged_while_the_store_is_away_and_all_is_answered_when_it_is_back()
    {
        var warm = Question.New("Is it there?");
        await AnsweredAsync(await AskAsync(warm), warm);
        // A minute of Slack's clock is three seconds.
        Slack.ClockScale = 0.05;
        store.Traffic = Traffic.Broken;
        var question = Question.New("Is anybody there?");
        var asking = AskAsync(question);
        await UntilAsync("/health/ready", HttpStatusCode.ServiceUnavailable);
        Assert.False(asking.IsCompleted);
        await UntilAsync("/health/live", HttpStatusCode.OK);
        store.Traffic = Traffic.Flows;
        var said = await asking;
        Assert.All(said.Deliveries, static delivery => Assert.Equal((int)HttpStatusCode.ServiceUnavailable, delivery.Attempts[0].Status));
        Assert.Single((await AnsweredAsync(said, question)).FromBot);
        await UntilAsync("/health/ready", HttpStatusCode.OK);
        Assert.All(Agency.Silos, static silo => Assert.False(silo.HasEnded));
    }

    [Fact]
    public async Task A_slow_store_makes_slow_answers_and_no_more_calls()
    {
        Slack.ClockScale = 0.05;
        store.Delay = TimeSpan.FromSeconds(2);
        var question = Question.New("Does it hurry?");
        var said = await AskAsync(question);
        // Slack hears within its three seconds, either way.
        Assert.All(said.Deliveries.SelectMany(static delivery => delivery.Attempts), static attempt => Assert.NotNull(attempt.Status));
        Assert.Single((await AnsweredAsync(said, question)).FromBot);
        Assert.Single(Model.Exchanges);
    }

    [Fact]
    public async Task A_write_whose_answer_is_lost_is_read_back()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var question = Question.New("Was it written?");
        Model.When(question.Text, ModelScript.Gated("Half an ans", (gate.Task, "wer. " + Question.EchoOf(question.Text))), uses: 1);
        var said = await AskAsync(question);
        await ShownAsync(said, "Half an ans");
        store.Traffic = Traffic.AnswersLost;
        gate.SetResult();
        // The result is journaled before it is shown: nothing may be shown while nobody knows whether it was written.
        await UntilAsync("/health/ready", HttpStatusCode.ServiceUnavailable);
        store.Traffic = Traffic.Flows;
        var view = await AnsweredAsync(said, question);
        Assert.Single(view.FromBot);
        Assert.InRange(Model.Exchanges.Count, 1, 2);
    }

    private protected override async Task<string> StoreAsync()
    {
        store = TcpProxy.Before((await redis.ServerAsync()).Port);
        return store.Address.ToString();
    }

    /// <summary>Until the first silo answers so; it is never anything else than alive.</summary>
    private async Task UntilAsync(string probe, HttpStatusCode status)
    {
        using var client = new HttpClient();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            using var response = await client.GetAsync(new Uri(Agency.SiloAdmin(0), probe), limit.Token);
            if (response.StatusCode == status) return;
            await pace.WaitForNextTickAsync(limit.Token);
        }
    }
}
