using System.Diagnostics;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Stores;
using Xunit;

namespace ChatAgency.EndToEnd.Cluster;

/// <summary>Silos that the others take for dead, and that are not.</summary>
public sealed class ZombieTests(ClusterStores stores)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(OneStore))]
    public async Task A_silo_that_was_frozen_or_parted_from_the_others_is_replaced_and_stops_when_it_finds_out(string store)
    {
        await using var stage = await ClusterStage.OpenAsync(await stores.TakeAsync(store), gateways: 1, parts: true, cancellationToken: Token);
        await stage.Agency.StartAsync();
        await IsReplacedAsync(stage, static (agency, silo) => agency.Silos[silo].Freeze(), static (agency, silo) => agency.Silos[silo].Thaw());
        // The others cannot reach it, and it cannot hear their answers; all of them reach the store.
        await IsReplacedAsync(
            stage,
            static (agency, silo) => agency.Part(silo),
            static (_, _) => { });
    }

    private static async Task IsReplacedAsync(ClusterStage stage, Action<ClusterAgency, int> strike, Action<ClusterAgency, int> heal)
    {
        var (question, said, silo) = await stage.AskInTheMiddleAsync();
        var watch = Stopwatch.StartNew();
        strike(stage.Agency, silo);
        // A dead silo is found sooner: its connections are refused. Of one that is silent, probes have to run into their limit.
        await stage.AskedAgainAsync(question);
        await stage.AnsweredAsync(said, question);
        TestContext.Current.TestOutputHelper?.WriteLine($"replaced after {watch.Elapsed.TotalSeconds:F1} s");
        var other = stage.Agency.SiloAdmin(stage.SiloAt(question));
        await ShownMetrics.UntilAsync(other, "chat_silo_lost_total", static sum => sum > 0, cancellationToken: Token);
        await ShownMetrics.UntilAsync(other, "chat_silos_active", static active => active == 2, cancellationToken: Token);

        heal(stage.Agency, silo);
        // Its supervisor starts it again: an end in good order would leave the cluster one silo short.
        Assert.NotEqual(0, await stage.Agency.Silos[silo].ExitCodeAsync());
        TestContext.Current.TestOutputHelper?.WriteLine($"gone after {watch.Elapsed.TotalSeconds:F1} s");
        var view = stage.Slack.Thread(said.Channel, said.ThreadTs);
        Assert.True(view.FromBot.Count == 1 && view.BotText.Contains(question.AnswerTag, StringComparison.Ordinal), view.ToString());
        Assert.DoesNotContain("Half", view.BotText, StringComparison.Ordinal);
        stage.Agency.Join(silo);
        stage.Agency.StartSilo(silo);
        await stage.Agency.SiloReadyAsync(silo);
    }
}
