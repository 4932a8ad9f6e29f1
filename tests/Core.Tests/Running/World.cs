using System.Collections.Immutable;
using ChatAgency.Core.Accepting;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Running;
using ChatAgency.Core.Steps;
using Microsoft.Extensions.Time.Testing;

namespace ChatAgency.Core.Tests.Running;

/// <summary>One conversation with the real runner over simulated ports, on one thread, in simulated time.</summary>
internal sealed class World
{
    public static readonly ConversationId Id = new("test", "T1", "C1", "1.0");
    private readonly SoloScheduler scheduler = new();
    private int activations;

    private readonly Random random;

    public World(int seed = 0)
    {
        random = new Random(seed);
        Time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        Thread = new SimThread(Time) { Random = random };
        Thread.Echoed = echo => SynchronizationContext.Current!.Post(_ => Echo(echo), null);
    }

    public FakeTimeProvider Time { get; }

    public SimStore Store { get; } = new();

    public SimThread Thread { get; }

    public SimAgency Agency { get; } = new();

    public SimOperators Operators { get; } = new();

    /// <summary>What the register was told: turn, its state, the version of the record and whether that was durable.</summary>
    public List<(long Turn, TurnState State, long Version, bool WasDurable)> Registered { get; } = [];

    public HashSet<string> Alive { get; } = [];

    public EngineOptions Options => Limits(new() { Conversation = Id, Traits = Thread.Traits });

    /// <summary>What a test sets otherwise than usual; also while a runner works.</summary>
    public Func<EngineOptions, EngineOptions> Limits { get; set; } = static options => options;

    /// <summary>True while activations reach each other at once.</summary>
    public bool Neighbourly { get; set; }

    private readonly List<SimHost> hosts = [];

    public SimHost Host { get; private set; } = null!;

    public SimHost Start(string? silo = null, int diesAt = int.MaxValue, int freezesAt = int.MaxValue)
    {
        var host = new SimHost(silo ?? $"silo{++activations}", $"a{++activations}", Time) { DiesAt = diesAt, FreezesAt = freezesAt };
        Alive.Add(host.Owner.Silo);
        hosts.Add(host);
        host.Runner = new Runner(Ports(host), Options, host.Owner with { StampedAt = Time.GetUtcNow() }, reason => host.Drop(reason));
        Host = host;
        Do(() => host.Started = host.Runner.StartAsync(default));
        if (host.IsDead) Kill(host);
        return host;
    }

    /// <summary>The process is gone: nothing it has in the air comes back, and what it had not sent is never sent.</summary>
    public void Kill(SimHost host)
    {
        host.IsDead = true;
        Alive.Remove(host.Owner.Silo);
    }

    /// <summary>The activation ends in good order.</summary>
    public void Leave(SimHost host)
    {
        // Its tokens are cancelled on the pool's threads: simulated time goes on until they have come back.
        for (var done = TryDo(() => host.Runner.StopAsync()); !done.IsCompleted; System.Threading.Thread.Yield()) Do(() => Time.Advance(TimeSpan.FromMilliseconds(10)));
    }

    public Task<AcceptResult> Say(string id, string text, Action<IncomingMessageBuilder>? with = null)
    {
        var builder = new IncomingMessageBuilder(id, text, Time.GetUtcNow());
        with?.Invoke(builder);
        Task<AcceptResult> result = null!;
        Do(() => result = AcceptAsync());
        return result;

        async Task<AcceptResult> AcceptAsync() => await Host.Runner.AcceptAsync(builder.Build());
    }

    public void Do(Action action) => scheduler.Run(action);

    /// <summary>Lets simulated time pass in small steps, so that every timer fires at its moment.</summary>
    public void Pass(TimeSpan time)
    {
        for (var left = time; left > TimeSpan.Zero; left -= TimeSpan.FromMilliseconds(250))
        {
            Do(() => Time.Advance(TimeSpan.FromMilliseconds(250)));
        }
    }

    /// <summary>A wish that may meet a host that is already gone.</summary>
    public Task TryDo(Func<Task> wish)
    {
        Task done = Task.CompletedTask;
        Do(() =>
        {
            try
            {
                done = wish();
            }
            catch (ObjectDisposedException)
            {
                // The host has dropped itself: people ask again.
            }
        });
        return done;
    }

    /// <summary>Pages and window; a later page counts.</summary>
    public IReadOnlyList<Turn> AllTurns()
    {
        var all = new SortedDictionary<long, Turn>();
        foreach (var turn in Store.Pages.OrderBy(static page => page.Key).SelectMany(static page => page.Value)) all[turn.Number] = turn;
        foreach (var turn in Store.Record.Turns) all[turn.Number] = turn;
        return [.. all.Values];
    }

    public Turn Turn(long number) => Store.Record.Turns.Single(turn => turn.Number == number);

    public ImmutableArray<Turn> Turns => Store.Record.Turns;

    private void Echo(Delivery.Echo echo)
    {
        if (Host is { IsDead: false, IsDropped: false }) _ = Host.Runner.EchoAsync(echo);
    }

    private Guid NewGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private RunnerPorts Ports(SimHost host) => new()
    {
        Store = new SimStore.Door(Store, host),
        Mark = new SimMark(Store, host),
        Membership = new SimMembership(Alive),
        Thread = new SimThread.Door(Thread, host),
        Agency = new SimAgency.Door(Agency, host),
        Operators = Operators,
        Neighbours = Neighbourly ? new SimNeighbours(hosts) : null,
        Register = (turn, version) => Registered.Add((turn.Number, turn.State, version, Store.Record.Version >= version)),
        Time = Time,
        Draw = NewGuid,
        Limits = before => Limits(before),
    };
}
