using ChatAgency.Core.Accepting;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Running;
using ChatAgency.Core.Steps;
using ChatAgency.Core.Tests.Running;

namespace ChatAgency.Core.Tests.Simulating;

/// <summary>
/// One seeded run of one conversation: rounds in which people write while everything breaks, then all heals, comes to
/// rest and is judged. The real engine and runner, everything around them simulated, on one thread.
/// </summary>
internal sealed class Simulation
{
    public static readonly ConversationId Id = new("test", "T1", "C1", "1.0");
    // A silent model alone may hold its turn for five minutes, and others wait behind it.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(700);
    private const int Endless = 1_000_000;
    private readonly Pump pump = new();
    private readonly int intensity;
    private readonly int[] outcomes = new int[Enum.GetValues<TurnState>().Length];

    public Simulation(int seed, Planted? planted = null, bool inWords = false)
    {
        Planted = planted ?? Planted.Nothing;
        Dice = new Dice(seed);
        History = new History(Clock, inWords);
        (Wire, Vault, Platform, Writers, Cluster, Crowd, Approvers) = (new Wire(this), new SimVault(this), new SimPlatform(this), new SimWriters(this), new Cluster(this), new Crowd(this), new Approvers(this));
        intensity = Dice.Of(100, 150, 200, 300);
        HasWrongClocks = Dice.OneIn(5);
        Options = new EngineOptions { Conversation = Id, Traits = SimPlatform.Traits, WindowTurns = Dice.Of(4, 24, 24) };
        if (Planted.Options is { } change) Options = change(Options);
        Rules = Planted.RulesOf(this);
        Door = Planted.Door?.Invoke(this, Plainly) ?? Plainly;
    }

    public Planted Planted { get; }

    public SimClock Clock { get; } = new();

    public Dice Dice { get; }

    public History History { get; }

    public CrashPoints Points { get; } = new();

    public Wire Wire { get; }

    public SimVault Vault { get; }

    public SimPlatform Platform { get; }

    public SimWriters Writers { get; }

    public Cluster Cluster { get; }

    public Crowd Crowd { get; }

    public Approvers Approvers { get; }

    public SimOperators Operators { get; } = new();

    public EngineOptions Options { get; }

    public Rules Rules { get; }

    public Door Door { get; }

    public Dictionary<string, Queue<string>> Directed { get; } = [];

    public bool HasWrongClocks { get; }

    /// <summary>A clock was set back so far that what it dates looks long gone by the others.</summary>
    public bool HasLostAnHour { get; set; }

    /// <summary>Nothing more breaks.</summary>
    public bool IsCalm { get; private set; }

    /// <summary>No process runs, and none is started.</summary>
    public bool IsDark { get; private set; }

    public bool MayBeUndeliverable { get; set; }

    public bool IsRevisited { get; private set; }

    /// <summary>When the round began: all that was said before it had come to rest.</summary>
    public DateTimeOffset RoundFrom { get; private set; }

    public long Faults { get; private set; }

    /// <summary>Turns that met a fault between their question and their end.</summary>
    public int Turns { get; private set; }

    public int AllTurns { get; private set; }

    public TimeSpan LongestRest { get; private set; }

    public string? Violation { get; private set; }

    public IReadOnlyList<int> Outcomes => outcomes;

    public void Run(int rounds)
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(pump);
        try
        {
            Cluster.Resume();
            for (var round = 0; round < rounds && Violation is null; round++) Round(round == rounds - 1);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }

        if (pump.Strayed) Violate("the runner left its thread");
    }

    public bool Storm(int perMille) => !IsCalm && Dice.Often(perMille * intensity / 100);

    public void Fault(string what, long where = 0)
    {
        Faults++;
        History.Fact(what, where);
    }

    public void Violate(string what)
    {
        History.Tell(() => $"VIOLATED {what}");
        Violation ??= what;
    }

    public void Outcome(TurnState state) => outcomes[(int)state]++;

    /// <summary>Draws how a new machine will end.</summary>
    public void Doom(Machine machine)
    {
        if (IsCalm) return;
        if (Dice.OneIn(2)) machine.DiesIn = 1 + Dice.Next(150);
        if (Dice.OneIn(2)) machine.DiesAt = Dice.Next(CrashPoints.All.Count);
        if (Dice.OneIn(8)) machine.FreezesIn = 1 + Dice.Next(150);
    }

    /// <summary>A wish that nobody promised to hear.</summary>
    public async void Forgive(Task wish)
    {
        try
        {
            await wish;
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            History.Fact("unheard");
        }
    }

    public void CheckBegun(Activation from, int step)
    {
        // One that ends while it reads page after page reads on: nothing comes of it.
        if (from.IsDropped && CrashPoints.All[step].Step != "store ReadPageAsync") Violate($"fence: {CrashPoints.All[step].Step} was begun by an activation that had ended");
    }

    public void CheckFence(Activation from, object effect, string what)
    {
        if (from.FenceOf(effect) > from.Durable) Violate($"fence: {what} was begun before version {from.FenceOf(effect)} was durable");
    }

    public RunnerPorts Ports(Activation from)
    {
        var door = new SimVault.Door(Vault, from);
        var thread = new PlatformDoor(Platform, this, from);
        var agency = new SimWriters.Door(Writers, from);
        return new RunnerPorts
        {
            Store = Planted.Store?.Invoke(this, from, door) ?? door,
            Mark = door,
            Membership = Cluster.MembershipOf(from.Machine),
            Thread = Planted.Thread?.Invoke(this, from, thread) ?? thread,
            Agency = Planted.Agency?.Invoke(this, from, agency) ?? agency,
            Operators = new Ears(this, from),
            Time = from.Machine.Clock,
            Draw = Dice.Guid,
            Rules = from.Decide,
        };
    }

    private static Task<AcceptResult> Plainly(Runner runner, IncomingMessage message) => runner.AcceptAsync(message);

    private void Round(bool isLast)
    {
        IsCalm = false;
        RoundFrom = Clock.Now;
        Crowd.OfRound.Clear();
        Crowd.DeletedLate.Clear();
        Platform.Lag = Dice.Between(0, 7);
        Platform.Echoes = true;
        Platform.PartLength = Dice.OneIn(4) ? 30 : 1000;
        Platform.Streams = Dice.OneIn(3);
        foreach (var machine in Cluster.Living) Doom(machine);
        var length = Dice.Between(5, 40);
        Weather.Schedule(this, length);
        Pass(length);
        if (Dice.OneIn(12)) Darken();
        IsCalm = true;
        Vault.IsAway = false;
        Weather.Heal(this);
        Cluster.Heal();
        Rest();
        IsRevisited = isLast;
        if (Violation is null) Judging.AtRest(this);
        Count();
    }

    private void Rest()
    {
        var from = Clock.Ticks;
        Pass(TimeSpan.FromSeconds(14));
        if (Vault.Record.HasWork() && Cluster.Current is null && Clock.Ticks - Cluster.LostTicks > TimeSpan.FromSeconds(12).Ticks) Violate("resume: nobody took the conversation up within 14 s");
        for (var quiet = 0; quiet < 2 && Violation is null;)
        {
            Pass(TimeSpan.FromSeconds(quiet == 0 ? 2 : 25));
            var isQuiet = Crowd.IsHeard && !Cluster.IsEchoing && !Vault.Record.HasWork();
            quiet = isQuiet ? quiet + 1 : 0;
            var lasted = TimeSpan.FromTicks(Clock.Ticks - from);
            if (quiet == 1 && lasted > LongestRest) LongestRest = lasted;
            if (!isQuiet && lasted > (HasWrongClocks ? 2 * Limit : Limit)) Violate($"I1: no rest {lasted.TotalSeconds} s after the faults: {(Crowd.IsHeard ? "" : "unheard, ")}{string.Join(", ", Vault.Record.Turns.Where(static turn => !turn.IsEnded).Select(static turn => $"{turn.Question.Id} {turn.State}"))} condemned {string.Join('+', Vault.Record.Condemned)} sweeps {Vault.Record.Sweeps.Length}");
        }
    }

    private void Count()
    {
        AllTurns += Crowd.OfRound.Count;
        Turns += Crowd.OfRound.Count(static asked => asked.IsEnded && asked.FaultsAfter > asked.FaultsBefore);
    }

    private void Pass(TimeSpan time)
    {
        var until = Clock.Ticks + time.Ticks;
        for (var n = 0; Violation is null && Clock.Step(until); n++)
        {
            pump.Drain();
            if (n > Endless) Violate("something goes on without end");
        }
    }

    // Everything dies, and comes back when an answer would be a surprise.
    private void Darken()
    {
        Fault("blackout");
        IsDark = true;
        Cluster.KillAll();
        Pass(TimeSpan.FromSeconds(10));
        Crowd.Outlast();
        Pass(Dice.Between(16 * 60, 8 * 3600));
        IsDark = false;
        Cluster.Redeliver();
    }
}
