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
    private TcpProxy beforeOne = null!;

    private protected override int SiloCount => 2;

    private protected override int GatewayCount => 1;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        beforeOne = TcpProxy.Before(store.Address.Port);
        Agency.StartSilo(0);
        var address = beforeOne.Address.ToString();
        Agency.StartSilo(1, new Dictionary<string, string> { ["ConnectionStrings__Cluster"] = address, ["ConnectionStrings__Storage"] = address });
        Agency.StartGateway(0);
        await Agency.ReadyAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await beforeOne.DisposeAsync();
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
    public async Task A_silo_that_alone_cannot_reach_the_store_is_not_ready_and_lives_on_and_nothing_is_lost()
    {
        const int both = 8;
        Slack.ClockScale = 0.1;
        beforeOne.Traffic = Traffic.Held;
        // Enough threads that some of them are its own.
        var questions = Enumerable.Range(0, both).Select(static _ => Question.New("Is it kept?")).ToList();
        var asking = questions.Select(question => AskAsync(question)).ToList();
        await UntilAsync("/health/ready", HttpStatusCode.ServiceUnavailable, silo: 1);
        await UntilAsync("/health/live", HttpStatusCode.OK, silo: 1);
        await UntilAsync("/health/ready", HttpStatusCode.OK);
        beforeOne.Traffic = Traffic.Flows;
        foreach (var (question, said) in questions.Zip(await Task.WhenAll(asking))) Assert.Single((await AnsweredAsync(said, question)).FromBot);
        await UntilAsync("/health/ready", HttpStatusCode.OK, silo: 1);
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

    private protected override async Task<IReadOnlyDictionary<string, string>> StoreAsync()
    {
        store = TcpProxy.Before((await redis.ServerAsync()).Port);
        return await redis.SettingsAsync(store.Address.Port);
    }

    /// <summary>Until a silo answers so.</summary>
    private async Task UntilAsync(string probe, HttpStatusCode status, int silo = 0)
    {
        using var client = new HttpClient();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            using var response = await client.GetAsync(new Uri(Agency.SiloAdmin(silo), probe), limit.Token);
            if (response.StatusCode == status) return;
            await pace.WaitForNextTickAsync(limit.Token);
        }
    }
}
