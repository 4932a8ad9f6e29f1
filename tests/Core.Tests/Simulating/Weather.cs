namespace ChatAgency.Core.Tests.Simulating;

/// <summary>What happens in a round beside the faults of single calls: people's wishes, deaths, splits, outages, clocks.</summary>
internal static class Weather
{
    public static void Schedule(Simulation sim, TimeSpan length)
    {
        var dice = sim.Dice;
        for (var i = 1 + dice.Next(6); i > 0; i--) At(sim, length, sim.Crowd.Say);
        for (var i = dice.Next(3); i > 0; i--) At(sim, length, sim.Crowd.Edit);
        if (dice.OneIn(2)) At(sim, length, sim.Crowd.Delete);
        for (var i = dice.Next(3); i > 0; i--) At(sim, length, sim.Crowd.Stop);
        for (var i = dice.Next(3); i > 0; i--) At(sim, length, sim.Crowd.Again);
        for (var i = dice.Next(3); i > 0; i--) At(sim, length, sim.Crowd.Redo);
        for (var i = dice.Next(4); i > 0; i--) At(sim, length, sim.Crowd.Rate);
        if (dice.OneIn(4)) At(sim, length, sim.Crowd.Erase);
        if (dice.OneIn(4)) At(sim, length, sim.Crowd.Import);
        for (var i = 1 + dice.Next(6); i > 0; i--) At(sim, length, () => Strike(sim));
        for (var i = dice.Next(3); i > 0; i--) At(sim, length, sim.Crowd.Choose);
        if (dice.OneIn(3)) At(sim, length, sim.Crowd.Park);
        if (dice.OneIn(3)) At(sim, length, sim.Crowd.Replay);
        if (dice.OneIn(4)) At(sim, length, sim.Crowd.Age);
    }

    public static void Heal(Simulation sim) => sim.Directed.Clear();

    private static void Strike(Simulation sim)
    {
        var dice = sim.Dice;
        switch (dice.Next(7))
        {
            case 0 or 1: sim.Cluster.Current?.Machine.Die(); break;
            case 2: sim.Cluster.Current?.Machine.Freeze(); break;
            case 3: sim.Cluster.Split(); break;
            case 4: Outage(sim); break;
            case 5: Jump(sim); break;
            default: sim.Cluster.Current?.Retire(); break;
        }
    }

    private static void Outage(Simulation sim)
    {
        sim.Fault("outage");
        sim.Vault.IsAway = true;
        sim.Clock.At(sim.Dice.Between(1, 20), () => sim.Vault.IsAway = false);
    }

    private static void Jump(Simulation sim)
    {
        if (!sim.HasWrongClocks || sim.Cluster.Current is not { } current) return;
        sim.Fault("clock");
        var isFar = sim.Dice.OneIn(4);
        sim.HasLostAnHour |= isFar;
        current.Machine.Clock.Skew = isFar ? TimeSpan.FromHours(-1) : sim.Dice.Between(-240, 240);
    }

    private static void At(Simulation sim, TimeSpan length, Action what) => sim.Clock.At(TimeSpan.FromTicks((long)(length.Ticks * (sim.Dice.Next(1000) / 1000.0))), () =>
    {
        if (!sim.IsCalm) what();
    });
}
