using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack.Events;
using Xunit;

namespace ChatAgency.EndToEnd.Cluster;

/// <summary>Every silo and every gateway is stopped politely and started anew while people ask, two of three silos at once.</summary>
public class RollingTests : ClusterStage
{
    private const int Askers = 6;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(150);

    public RollingTests(SharedRedis redis)
        : base(redis)
    {
    }

    private protected RollingTests(IClusterStore store)
        : base(store)
    {
    }

    [Fact]
    public async Task Scaling_to_one_and_back_and_a_rolling_restart_under_load_lose_and_double_nothing_and_fail_no_turn()
    {
        // Each answer takes a second and a half: some are always under way.
        Model.Default = static request => ModelScript.Drip(Step, [.. Enumerable.Repeat("word ", 9), Question.EchoOf(request.Question)]);
        await Agency.StartAsync();
        using var rolling = new CancellationTokenSource();
        var asked = Task.WhenAll(Enumerable.Range(0, Askers).Select(_ => AskOnAsync(rolling.Token)));
        try
        {
            await RollAsync();
        }
        finally
        {
            await rolling.CancelAsync();
        }

        var all = (await asked).SelectMany(static questions => questions).ToList();
        foreach (var (question, said) in all)
        {
            var view = await AnsweredAsync(said, question);
            Assert.True(view.FromBot.Count == 1, view.ToString());
        }

        var calls = Model.Exchanges.GroupBy(static exchange => exchange.Request.Question).Where(static calls => calls.Count() > 1).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"{all.Count} questions, {calls.Count} asked of the model again");
        Assert.True(all.Count >= Askers * 3, $"only {all.Count} questions were asked");
        Assert.Empty(calls);
    }

    private async Task RollAsync()
    {
        // Down to one silo, up to all again, and then the one that stayed.
        for (var i = 1; i < SiloCount; i++) Assert.Equal(0, await Agency.Silos[i].StopAsync());
        for (var i = 1; i < SiloCount; i++) await RestartedAsync(i);
        Assert.Equal(0, await Agency.Silos[0].StopAsync());
        await RestartedAsync(0);

        for (var i = 0; i < GatewayCount; i++)
        {
            Assert.Equal(0, await Agency.Gateways[i].StopAsync());
            Agency.StartGateway(i);
            await Agency.GatewayReadyAsync(i);
        }
    }

    private async Task RestartedAsync(int silo)
    {
        Agency.StartSilo(silo);
        await Agency.SiloReadyAsync(silo);
    }

    private async Task<List<(Question Question, Said Said)>> AskOnAsync(CancellationToken rolling)
    {
        var asked = new List<(Question, Said)>();
        while (!rolling.IsCancellationRequested)
        {
            var question = Question.New("Does it go on?");
            var said = await AskAsync(question);
            asked.Add((question, said));
            await AnsweredAsync(said, question);
        }

        return asked;
    }
}
