using ChatAgency.Core.Accepting;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Deciding;

/// <summary>A step while it is being worked out. It lives for one call of <see cref="Engine.Handle"/>.</summary>
internal sealed class Draft(EngineState state, Stamp stamp, EngineOptions options)
{
    private readonly List<Effect> effects = [];
    private readonly List<Effect> fenced = [];
    private readonly List<Effect> settled = [];
    private SaveNeed save;
    private int markers;
    private int errorIds;
    private DateTimeOffset? wakeAt;

    public EngineOptions Options { get; } = options;

    public DateTimeOffset Now { get; } = stamp.Now;

    public ConversationRecord Record { get; private set; } = state.Record;

    public Flight Flight { get; set; } = state.Flight;

    public AcceptResult? Reply { get; set; }

    public bool Found { get; set; }

    public bool Deposed { get; set; }

    public Exception? Fault { get; set; }

    public Delivery.Marker NewMarker() => stamp.Marker(markers++);

    public Failures.ErrorId NewErrorId() => stamp.ErrorId(errorIds++);

    /// <summary>From 0 to below 1.</summary>
    public double Jitter => stamp.Jitter();

    /// <summary>A change that effects or people wait for: written at once, and every fenced effect waits for it.</summary>
    public void Keep(ConversationRecord record)
    {
        Record = record;
        save = SaveNeed.Now;
    }

    /// <summary>A change whose loss costs a look at the platform: written with the next one, or shortly.</summary>
    public void KeepLazily(ConversationRecord record)
    {
        Record = record;
        if (save == SaveNeed.None) save = SaveNeed.Soon;
    }

    public void Keep(Turn turn) => Keep(Record.With(turn));

    public void KeepLazily(Turn turn) => KeepLazily(Record.With(turn));

    /// <summary>Begins at once: nothing visible and nothing that costs depends on it.</summary>
    public void Do(Effect effect) => effects.Add(effect);

    /// <summary>Begins only when everything this activation has to keep is durable.</summary>
    public void DoFenced(Effect effect) => fenced.Add(effect);

    /// <summary>Begins only when all that the record now says is durable, what is written lazily included.</summary>
    public void DoSettled(Effect effect) => settled.Add(effect);

    public void Tell(Notice notice) => effects.Add(new Effect.Tell(notice));

    public void WakeAt(DateTimeOffset at)
    {
        if (wakeAt is null || at < wakeAt) wakeAt = at;
    }

    public SlotFlight SlotFlight(int part) => Flight.Slots[part];

    public void Fly(int part, SlotFlight slot) => Flight = Flight with { Slots = Flight.Slots.SetItem(part, slot) };

    /// <summary>The way back to this moment, for when what follows fails.</summary>
    public Action Remember()
    {
        var (record, flight, reply, found, deposed) = (Record, Flight, Reply, Found, Deposed);
        var (need, begun, held, last, wake) = (save, effects.Count, fenced.Count, settled.Count, wakeAt);
        return () =>
        {
            (Record, Flight, Reply, Found, Deposed) = (record, flight, reply, found, deposed);
            (save, wakeAt) = (need, wake);
            effects.RemoveRange(begun, effects.Count - begun);
            fenced.RemoveRange(held, fenced.Count - held);
            settled.RemoveRange(last, settled.Count - last);
        };
    }

    public Step Finish()
    {
        if (save != SaveNeed.None) Seal();
        foreach (var effect in fenced) effects.Add(effect with { After = Flight.Fence });
        foreach (var effect in settled) effects.Add(effect with { After = Record.Version });
        return new Step
        {
            State = new EngineState(Record, Flight),
            Effects = effects,
            Save = save,
            Reply = Reply,
            Found = Found,
            WakeAt = wakeAt,
            Deposed = Deposed,
            Fault = Fault,
        };
    }

    private void Seal()
    {
        var version = Record.Version + 1;
        // Also where nothing is left to do: whoever else holds this conversation must see whose write it was.
        var owner = Flight is { Self: { } self, IsGuest: false } ? self with { StampedAt = Now, Wrote = version } : Record.Owner;
        Record = Record with { Version = version, Owner = owner };
        if (save == SaveNeed.Now) Flight = Flight with { Fence = Record.Version };
    }
}
