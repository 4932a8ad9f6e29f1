using System.Globalization;
using Xunit;

namespace ChatAgency.Core.Tests.Simulating;

/// <summary>
/// The real engine and runner, everything around them simulated: processes that die at every step, freeze and are
/// taken for dead, calls whose effect and answer part, stores that conflict and go away, clocks that jump.
/// </summary>
public sealed class SimulatorTests(ITestOutputHelper output)
{
    private const string Seed = "CHATAGENCY_SIM_SEED";
    private static readonly int Turns = Environment.GetEnvironmentVariable("CHATAGENCY_TEST_FULL") == "1" ? 1_000_000 : 100_000;

    [Fact]
    public void Every_turn_ends_in_one_visible_outcome_wherever_its_process_dies()
    {
        var turns = int.TryParse(Environment.GetEnvironmentVariable("CHATAGENCY_SIM_TURNS"), CultureInfo.InvariantCulture, out var wanted) ? wanted : Turns;
        var campaign = new Campaign();
        campaign.Run(turns, TestContext.Current.CancellationToken);
        output.WriteLine(campaign.Report());
        Assert.True(campaign.Violations.Count == 0, string.Join('\n', campaign.Violations.Select(static found => $"seed {found.Key}: {found.Value}\n  replay: {Seed}={found.Key} artifacts/bin/Core.Tests/release/ChatAgency.Core.Tests -method '*.A_seed_replays_its_history' -showLiveOutput")));
        Assert.InRange(campaign.Faulted, turns, long.MaxValue);
        Assert.Empty(campaign.Points.Unvisited);
    }

    [Fact]
    public void A_seed_replays_its_history()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable(Seed), CultureInfo.InvariantCulture, out var given) ? given : 1;
        var first = Campaign.Run(seed, inWords: true);
        var second = Campaign.Run(seed);
        if (given > 0 || first.Violation is not null) output.WriteLine(first.History.Words);
        Assert.Equal(first.History.Hash, second.History.Hash);
        Assert.NotEqual(first.History.Hash, Campaign.Run(seed + 1).History.Hash);
        Assert.Null(first.Violation);
    }
}
