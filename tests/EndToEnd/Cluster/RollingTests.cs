using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack.Events;
using Xunit;

namespace ChatAgency.EndToEnd.Cluster;

/// <summary>Every silo and every gateway is stopped politely and started anew while people ask.</summary>
public sealed class RollingTests(SharedRedis redis) : ClusterStage(redis)
{
    private const int Askers = 6;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(150);

    [Fact]
    public async Task A_rolling_restart_under_load_loses_and_doubles_nothing_and_fails_no_turn()
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
        for (var i = 0; i < SiloCount; i++)
        {
            Assert.Equal(0, await Agency.Silos[i].StopAsync());
            Agency.StartSilo(i);
            await Agency.SiloReadyAsync(i);
        }

        for (var i = 0; i < GatewayCount; i++)
        {
            Assert.Equal(0, await Agency.Gateways[i].StopAsync());
            Agency.StartGateway(i);
            await Agency.GatewayReadyAsync(i);
        }
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
