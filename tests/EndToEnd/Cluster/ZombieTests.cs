using System.Diagnostics;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Networks;
using Xunit;

namespace ChatAgency.EndToEnd.Cluster;

/// <summary>Silos that the others take for dead, and that are not.</summary>
public sealed class ZombieTests(SharedRedis redis) : ClusterStage(redis)
{
    private protected override int GatewayCount => 1;

    private protected override bool CanPart => true;

    [Fact]
    public async Task A_silo_that_was_frozen_or_parted_from_the_others_is_replaced_and_stops_when_it_finds_out()
    {
        await Agency.StartAsync();
        await IsReplacedAsync(static (agency, silo) => agency.Silos[silo].Freeze(), static (agency, silo) => agency.Silos[silo].Thaw());
        // The others cannot reach it, and it cannot hear their answers; all of them reach the store.
        await IsReplacedAsync(
            static (agency, silo) => agency.Networks[silo].Traffic = Traffic.Held,
            static (_, _) => { });
    }

    private async Task IsReplacedAsync(Action<ClusterAgency, int> strike, Action<ClusterAgency, int> heal)
    {
        var (question, said, silo) = await AskInTheMiddleAsync();
        var watch = Stopwatch.StartNew();
        strike(Agency, silo);
        // A dead silo is found sooner: its connections are refused. Of one that is silent, probes have to run into their limit.
        await AskedAgainAsync(question);
        await AnsweredAsync(said, question);
        TestContext.Current.TestOutputHelper?.WriteLine($"replaced after {watch.Elapsed.TotalSeconds:F1} s");

        heal(Agency, silo);
        // Its supervisor starts it again: an end in good order would leave the cluster one silo short.
        Assert.NotEqual(0, await Agency.Silos[silo].ExitCodeAsync());
        TestContext.Current.TestOutputHelper?.WriteLine($"gone after {watch.Elapsed.TotalSeconds:F1} s");
        var view = Slack.Thread(said.Channel, said.ThreadTs);
        Assert.True(view.FromBot.Count == 1 && view.BotText.Contains(question.AnswerTag, StringComparison.Ordinal), view.ToString());
        Assert.DoesNotContain("Half", view.BotText, StringComparison.Ordinal);
        if (Agency.Networks[silo].Traffic != Traffic.Flows) Agency.Networks[silo].Traffic = Traffic.Flows;
        Agency.StartSilo(silo);
        await Agency.SiloReadyAsync(silo);
    }
}
