using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Stores;
using Xunit;

namespace ChatAgency.EndToEnd.Cluster;

/// <summary>Every silo and every gateway is stopped politely and started anew while people ask, two of three silos at once.</summary>
public sealed class RollingTests(ClusterStores stores)
{
    private const int Askers = 6;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(150);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(EveryStore))]
    public async Task Scaling_to_one_and_back_and_a_rolling_restart_under_load_lose_and_double_nothing_and_fail_no_turn(string store)
    {
        await using var stage = await ClusterStage.OpenAsync(await stores.TakeAsync(store), cancellationToken: Token);
        // Each answer takes a second and a half: some are always under way.
        stage.Model.Default = static request => ModelScript.Drip(Step, [.. Enumerable.Repeat("word ", 9), Question.EchoOf(request.Question)]);
        await stage.Agency.StartAsync();
        using var rolling = new CancellationTokenSource();
        var asked = Task.WhenAll(Enumerable.Range(0, Askers).Select(_ => AskOnAsync(stage, rolling.Token)));
        try
        {
            await RollAsync(stage);
        }
        finally
        {
            await rolling.CancelAsync();
        }

        var all = (await asked).SelectMany(static questions => questions).ToList();
        foreach (var (question, said) in all)
        {
            var view = await stage.AnsweredAsync(said, question);
            Assert.True(view.FromBot.Count == 1, view.ToString());
        }

        var calls = stage.Model.Exchanges.GroupBy(static exchange => exchange.Request.Question).Where(static calls => calls.Count() > 1).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"{all.Count} questions, {calls.Count} asked of the model again");
        Assert.True(all.Count >= Askers * 3, $"only {all.Count} questions were asked");
        Assert.Empty(calls);
    }

    private static async Task RollAsync(ClusterStage stage)
    {
        // Down to one silo, up to all again, and then the one that stayed.
        for (var i = 1; i < stage.Agency.Silos.Length; i++) Assert.Equal(0, await stage.Agency.Silos[i].StopAsync());
        for (var i = 1; i < stage.Agency.Silos.Length; i++) await RestartedAsync(stage, i);
        Assert.Equal(0, await stage.Agency.Silos[0].StopAsync());
        await RestartedAsync(stage, 0);

        for (var i = 0; i < stage.Agency.Gateways.Length; i++)
        {
            Assert.Equal(0, await stage.Agency.Gateways[i].StopAsync());
            stage.Agency.StartGateway(i);
            await stage.Agency.GatewayReadyAsync(i);
        }
    }

    private static async Task RestartedAsync(ClusterStage stage, int silo)
    {
        stage.Agency.StartSilo(silo);
        await stage.Agency.SiloReadyAsync(silo);
    }

    private static async Task<List<(Question Question, Said Said)>> AskOnAsync(ClusterStage stage, CancellationToken rolling)
    {
        var asked = new List<(Question, Said)>();
        while (!rolling.IsCancellationRequested)
        {
            var question = Question.New("Does it go on?");
            var said = await stage.AskAsync(question);
            asked.Add((question, said));
            await stage.AnsweredAsync(said, question);
        }

        return asked;
    }
}
