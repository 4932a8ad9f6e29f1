namespace ChatAgency.Core.Tests.Simulating;

/// <summary>One process: it may die at any step, and freeze, so that what comes to it waits.</summary>
internal sealed class Machine
{
    private readonly Simulation sim;
    private readonly List<Action> backlog = [];

    public Machine(Simulation sim, int number)
    {
        (this.sim, Number) = (sim, number);
        Clock = new MachineClock(sim.Clock, this);
    }

    public int Number { get; }

    public string Silo => $"silo{Number}";

    public MachineClock Clock { get; }

    /// <summary>The latest activation that it held.</summary>
    public Activation? Activation { get; set; }

    public bool IsDead { get; private set; }

    public bool IsFrozen { get; private set; }

    /// <summary>How many more moments it lives.</summary>
    public int DiesIn { get; set; } = int.MaxValue;

    /// <summary>The moment at which it dies, whenever it gets there; -1 for none.</summary>
    public int DiesAt { get; set; } = -1;

    /// <summary>How many more moments until it freezes.</summary>
    public int FreezesIn { get; set; } = int.MaxValue;

    public void Deliver(Action what)
    {
        if (IsDead) return;
        if (IsFrozen) backlog.Add(what);
        else what();
    }

    /// <summary>Gets to a moment; false when it died there, or before.</summary>
    public bool Reach(int step, Moment moment)
    {
        if (IsDead) return false;
        var point = CrashPoints.At(step, moment);
        sim.History.Fact("reach", Number, point);
        if (sim.IsCalm) return true;
        if (FreezesIn != int.MaxValue && --FreezesIn <= 0) Freeze();
        if (DiesAt != point && (DiesIn == int.MaxValue || --DiesIn > 0)) return true;
        sim.Points.Visit(point);
        Die();
        return false;
    }

    public void Die()
    {
        if (IsDead) return;
        IsDead = true;
        backlog.Clear();
        sim.Fault("death", Number);
        sim.Cluster.Died(this);
    }

    public void Freeze()
    {
        FreezesIn = int.MaxValue;
        if (IsDead || IsFrozen) return;
        IsFrozen = true;
        sim.Fault("freeze", Number);
        sim.Cluster.Froze(this);
    }

    public void Thaw()
    {
        if (!IsFrozen) return;
        IsFrozen = false;
        sim.History.Fact("thaw", Number, backlog.Count);
        // What waited is worked off in one go, as the process finds it: timers among answers.
        var waited = backlog.ToArray();
        backlog.Clear();
        foreach (var what in waited) Deliver(what);
    }
}
