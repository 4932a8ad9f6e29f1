using ChatAgency.Core.Delivery;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Running;

namespace ChatAgency.Core.Tests.Simulating;

/// <summary>The machines, which of them is believed alive, and where the conversation's activation is believed to be.</summary>
internal sealed class Cluster(Simulation sim)
{
    private readonly List<Machine> machines = [];
    private readonly HashSet<string> believed = [];
    private readonly List<Echo> unheard = [];
    private int echoing;
    private int numbers;
    private int activations;

    public Activation? Current
    {
        get;
        private set
        {
            if (value is null && field is not null) LostTicks = sim.Clock.Ticks;
            field = value;
        }
    }

    /// <summary>When the conversation was last left by its activation.</summary>
    public long LostTicks { get; private set; }

    /// <summary>True while something that the thread showed has not yet come back to whom it concerns.</summary>
    public bool IsEchoing => echoing > 0;

    /// <summary>How often two activations ran side by side.</summary>
    public int Doubles { get; private set; }

    public IMembership MembershipOf(Machine machine) => new View(believed, machine);

    public IEnumerable<Machine> Living => machines.Where(static machine => !machine.IsDead);

    /// <summary>The activation that a call goes to; a new one where none is known.</summary>
    public Activation Here() => Current ?? Start();

    public void Died(Machine machine) => sim.Clock.At(sim.IsCalm ? TimeSpan.Zero : sim.Dice.Between(0, 5), () => Forget(machine));

    /// <summary>Frozen, it is sometimes believed dead, sometimes only lost sight of.</summary>
    public void Froze(Machine machine)
    {
        sim.Clock.At(sim.Dice.Between(5, 260), machine.Thaw);
        if (sim.Dice.OneIn(3)) return;
        var dead = sim.Dice.OneIn(2);
        sim.Clock.At(sim.Dice.Between(1, 30), () =>
        {
            if (dead) Forget(machine);
            else LoseSight(machine);
        });
    }

    public void Dropped(Activation activation)
    {
        if (Current == activation) Current = null;
    }

    /// <summary>The membership takes a living silo for dead, or another activation starts beside the one that runs.</summary>
    public void Split()
    {
        if (Current is not { IsAlive: true } one) return;
        sim.Fault("split", one.Number);
        if (sim.Dice.OneIn(2)) Forget(one.Machine);
        else LoseSight(one.Machine);
        sim.Clock.At(sim.Dice.Between(0, 3), () =>
        {
            if (!sim.IsDark) Here();
        });
    }

    public void Echo(Echo echo)
    {
        var times = sim.IsCalm || !sim.Dice.OneIn(10) ? 1 : 2;
        echoing += times;
        for (var i = 0; i < times; i++) sim.Clock.At(sim.Dice.Between(0, sim.Dice.OneIn(10) ? 8 : 0.5), () => Deliver(echo, 0));
    }

    /// <summary>Delivers what met nobody in the dark: with its setting "Delayed Events" Slack tries for a day, which is longer than it is ever dark here.</summary>
    public void Redeliver()
    {
        foreach (var echo in unheard) Echo(echo);
        unheard.Clear();
    }

    /// <summary>What carries a mark is looked after, again and again.</summary>
    public void Resume()
    {
        sim.Clock.At(sim.Planted.ResumesEvery, Resume);
        // Once a minute reminders come, mark or no mark.
        var reminded = sim.Clock.Ticks / TimeSpan.TicksPerSecond % 60 < sim.Planted.ResumesEvery.TotalSeconds && sim.Vault.Record.HasWork();
        if (!(sim.Vault.IsMarked || reminded) || sim.IsDark) return;
        if (Current is { } current) current.Call(runner => sim.Forgive(runner.ResumeAsync()));
        else Start();
    }

    public void Heal()
    {
        foreach (var machine in machines.ToArray())
        {
            machine.DiesIn = machine.FreezesIn = int.MaxValue;
            machine.DiesAt = -1;
            machine.Thaw();
        }

        if (Current is { IsAlive: false }) Current = null;
    }

    /// <summary>Everything dies at once.</summary>
    public void KillAll()
    {
        foreach (var machine in Living.ToArray()) machine.Die();
    }

    private Activation Start()
    {
        var elsewhere = Living.Where(machine => !machine.IsFrozen && machine.Activation is not { IsDropped: false } && believed.Contains(machine.Silo)).ToArray();
        var machine = elsewhere.Length == 0 || (elsewhere.Length < 3 && sim.Dice.OneIn(2)) ? Boot() : elsewhere[sim.Dice.Next(elsewhere.Length)];
        if (Living.Any(static other => other.Activation is { IsDropped: false })) Doubles++;
        var started = Current = new Activation(sim, machine, ++activations);
        machine.Activation = started;
        sim.History.Fact("start", machine.Number, activations);
        machine.Deliver(() => _ = started.StartAsync());
        return started;
    }

    private Machine Boot()
    {
        var machine = new Machine(sim, ++numbers);
        if (sim.HasWrongClocks) machine.Clock.Skew = sim.Dice.Between(-120, 120);
        machines.Add(machine);
        believed.Add(machine.Silo);
        sim.Doom(machine);
        return machine;
    }

    private void Forget(Machine machine)
    {
        believed.Remove(machine.Silo);
        LoseSight(machine);
    }

    private void LoseSight(Machine machine)
    {
        if (Current?.Machine == machine) Current = null;
    }

    private void Deliver(Echo echo, int tries)
    {
        if (sim.IsDark)
        {
            unheard.Add(echo);
            echoing--;
            return;
        }

        var isHeard = false;
        Here().Call(runner => sim.Forgive(HearAsync(runner)));
        // Whoever was not answered sends it again, as a platform does.
        sim.Clock.At(TimeSpan.FromSeconds(2), () =>
        {
            if (!isHeard && tries < 5) Deliver(echo, tries + 1);
            else echoing--;
        });

        async Task HearAsync(Runner runner)
        {
            await runner.EchoAsync(echo);
            isHeard = true;
        }
    }

    private sealed class View(HashSet<string> believed, Machine here) : IMembership
    {
        // On one machine the conversation has one activation at a time.
        public bool IsAlive(Owner owner) => owner.Silo != here.Silo && believed.Contains(owner.Silo);
    }
}
