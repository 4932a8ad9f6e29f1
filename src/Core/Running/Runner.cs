using ChatAgency.Core.Accepting;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Running;

/// <summary>
/// Runs one conversation: feeds the engine, writes its record, carries its effects out. Single-threaded: every call
/// comes on one scheduler, and the runner never leaves it. When it drops itself, its host ends it and starts another,
/// which reads the record anew.
/// </summary>
public sealed partial class Runner : IDisposable
{
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(1);
    private readonly RunnerPorts ports;
    private EngineOptions options;
    private readonly Owner self;
    private readonly Action<Exception?> dropped;
    private readonly CancellationTokenSource stopping = new();
    private readonly Queue<ConversationEvent> events = [];
    private readonly List<Effect> fenced = [];
    private readonly PagedIdentities paged;
    private readonly SaveGate gate;
    private readonly Redaction redaction;
    private readonly Carrier carrier;
    private readonly StatusLine status;
    private readonly Alarm alarm;
    private readonly ChangeLog log;
    private EngineState state = EngineState.Of(ConversationRecord.Empty);
    private bool feeding;
    private bool ended;
    private bool erased;
    private int unsure;

    /// <summary>Makes a runner; nothing happens before <see cref="StartAsync"/>.</summary>
    /// <param name="ports">The outside.</param>
    /// <param name="options">The limits.</param>
    /// <param name="self">Who this activation is.</param>
    /// <param name="dropped">Called once when this runner can promise nothing more; with the reason, or null when another owns the conversation.</param>
    public Runner(RunnerPorts ports, EngineOptions options, Owner self, Action<Exception?> dropped)
    {
        ports = ports with { Time = new SteadyTime(ports.Time) };
        (this.ports, this.options, this.self, this.dropped) = (ports, options, self, dropped);
        redaction = new Redaction(ports.Store, () => gate!.Durable);
        carrier = new Carrier(ports, options.Conversation, redaction, happened => Feed(happened), stopping.Token);
        status = new StatusLine(ports.Thread, stopping.Token);
        alarm = new Alarm(ports.Time, Wake);
        log = new ChangeLog(self.Activation);
        paged = new PagedIdentities(ports.Store, ports.Time, options.IdentityLife);
        gate = new SaveGate(ports with { Store = paged }, () => state.Record) { Saved = Release, Conflicted = Conflict, Failed = Drop };
    }

    /// <summary>True where there was a turn already.</summary>
    public bool HasTurns => state.Record.LastTurn > 0;

    /// <summary>True while something is left to do, or to write.</summary>
    public bool HasWork => !ended && (state.Record.HasWork() || state.Record.Version > gate.Durable);

    /// <summary>Reads the record and takes up what is open.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var record = await paged.LoadAsync(cancellationToken);
        gate.Durable = record.Version;
        state = EngineState.Of(record);
        Inherit(record);
        progressAt = ports.Time.GetTimestamp();
        log.Note(state);
        Feed(new ConversationEvent.TakenOver(self, record.Owner is { } owner && ports.Membership.IsAlive(owner)));
    }

    /// <summary>Takes a message in; returns when it is durable.</summary>
    public async Task<AcceptResult> AcceptAsync(IncomingMessage message)
    {
        var step = message.Kind == MessageKind.Edited ? await EditAsync(message) : Feed(new ConversationEvent.MessageArrived(message));
        var reply = step.Reply!;
        if (reply.Outcome is AcceptOutcome.NotForUs or AcceptOutcome.Full or AcceptOutcome.Ignored) return reply;
        await gate.UntilDurable(step.State.Record.Version);
        // A write that met another activation's may have given the turn another number.
        return reply with { Turn = state.Record.Known(message.Id)?.Turn ?? reply.Turn };
    }

    /// <summary>Stops a turn, or all; returns when the wish is durable. False where nothing could be stopped.</summary>
    public Task<bool> CancelAsync(long? turn) => AskAsync(new ConversationEvent.CancelRequested(turn));

    /// <summary>The turn of this number as it now stands; null where the working window has none.</summary>
    public Turn? Find(long turn) => state.Record.Turns.FirstOrDefault(one => one.Number == turn);

    /// <summary>The correlation id of the turn that shows itself under this marker; null where the working window has none.</summary>
    public string? CorrelationOf(Marker marker) => state.Record.Turns.FirstOrDefault(turn => turn.PartOf(marker) >= 0)?.Question.CorrelationId;

    /// <summary>Decides on a call that waits for approval; returns when that is durable. False where it waits no more, or is not this person's to decide.</summary>
    public Task<bool> DecideAsync(long turn, string approval, bool approves, PersonId by) => AskAsync(new ConversationEvent.ApprovalDecided(turn, approval, approves, by));

    /// <summary>Called for a conversation that carries a mark: what is open runs already; a mark without work is cleared.</summary>
    public async Task ResumeAsync()
    {
        if (ended) return;
        TellInherited();
        // A guest whose owner is gone: only a fresh read may take over.
        if (state is { Flight.IsGuest: true, Record.Owner: { } owner } && !ports.Membership.IsAlive(owner)) Drop(null);
        if (ended || state.Record.HasWork()) return;
        if (!await IsMarkOursAsync()) return;
        status.SayIdle();
        await gate.CloseMarkAsync();
    }

    private async Task<bool> IsMarkOursAsync()
    {
        unsure++;
        try
        {
            // The mark may stem from an activation that died before it could say so: setting it makes it ours to clear.
            await ports.Mark.SetAsync(CancellationToken.None);
            if (ended) return false;
            // And it may be that of another activation, whose work this one has not seen.
            var stands = await ports.Store.LoadAsync(CancellationToken.None);
            if (stands.Version > gate.Durable) Drop(null);
            return !ended;
        }
        finally
        {
            unsure--;
        }
    }

    /// <summary>Takes in an echo of the agency's own post; returns when its news is durable. Where that cannot be it fails, and the platform sends it again.</summary>
    public async Task EchoAsync(Echo echo)
    {
        // What a guest knows may be older than the owner's last word, and an echo that is judged by that would be lost.
        if (!ended && state.Flight.IsGuest && (await ports.Store.LoadAsync(CancellationToken.None)).Version > gate.Durable) Drop(null);
        var step = Feed(new ConversationEvent.EchoSeen(echo));
        if (step.Save == SaveNeed.Now) await gate.UntilDurable(step.State.Record.Version);
    }

    /// <summary>Reads the record again, where another activation kept something in it that this one has not seen.</summary>
    public void LookAgain() => gate.Look();

    /// <summary>Stops what runs and removes everything that was kept.</summary>
    public async Task EraseAsync(CancellationToken cancellationToken)
    {
        var pages = state.Record.Pages;
        erased = true;
        await StopAsync();
        await ports.Store.EraseAsync(pages, cancellationToken);
        await ports.Mark.ClearAsync(cancellationToken);
        // Whoever watches is to hear of it before this activation is gone.
        await Task.WhenAny(log.Deserted, Task.Delay(StopGrace, ports.Time, cancellationToken));
    }

    /// <summary>Begins no turn any more and returns when the open one has ended, or at the token.</summary>
    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        if (ended) return;
        Feed(new ConversationEvent.Leaving());
        var over = new TaskCompletionSource();
        await using var ends = cancellationToken.UnsafeRegister(static over => ((TaskCompletionSource)over!).TrySetResult(), over);
        while (!ended && !over.Task.IsCompleted && !state.Flight.IsGuest && state.Record.Open() is not null) await Either.EndsAsync(log.Changed, over.Task);
    }

    /// <summary>Cancels what is in the air and waits for it, one second at most. What it did is unknown to the successor.</summary>
    public async Task StopAsync()
    {
        Cancel();
        await WithinGraceAsync(carrier.Landed);
        if (ended) return;
        Feed(new ConversationEvent.Released());
        await WithinGraceAsync(gate.UntilDurable(state.Record.Version));
        // Left in doubt it stays: a false mark is harmless, and a missing one is not.
        if (unsure == 0) await WithinGraceAsync(gate.CloseMarkAsync());
        End(null);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        End(null);
        gate.Dispose();
        stopping.Dispose();
    }

    private Task WithinGraceAsync(Task awaited) => Either.EndsAsync(awaited, Task.Delay(StopGrace, ports.Time));

    private async Task<bool> AskAsync(ConversationEvent wish)
    {
        var step = Feed(wish);
        await gate.UntilDurable(step.State.Record.Version);
        return step.Found;
    }

    private Step Feed(ConversationEvent happened)
    {
        ObjectDisposedException.ThrowIf(ended, this);
        events.Enqueue(happened);
        if (feeding) return new Step { State = state, Effects = [] };
        feeding = true;
        try
        {
            Step? first = null;
            while (!ended && events.TryDequeue(out var next))
            {
                options = ports.Limits?.Invoke(options) ?? options;
                var step = ports.Rules(state, next, new Stamp(ports.Time.GetUtcNow(), ports.Draw()), options);
                first ??= step;
                Take(step);
            }

            return first!;
        }
        finally
        {
            feeding = false;
        }
    }

    private void Take(Step step)
    {
        if (step.Fault is { } fault) ports.Operators.Tell(options.Conversation, fault, "engine");
        if (step.Deposed)
        {
            Drop(null);
            return;
        }

        NoteProgress(state, step.State);
        NoteTurns(state.Record, step.State.Record);
        state = step.State;
        log.Note(state);
        if (!state.Flight.IsGuest) status.Follow(state.Record);
        alarm.Set(step.WakeAt);
        foreach (var effect in step.Effects)
        {
            if (effect.After <= gate.Durable) carrier.Begin(effect);
            else fenced.Add(effect);
        }

        gate.Need(step.Save);
    }

    private void Release()
    {
        TellDurable();
        if (state is { Flight.IsGuest: true, Record.Owner: { } owner }) ports.Neighbours?.LookAgain(options.Conversation, owner);
        var ready = fenced.FindAll(effect => effect.After <= gate.Durable);
        fenced.RemoveAll(effect => effect.After <= gate.Durable);
        foreach (var effect in ready)
        {
            if (!ended) carrier.Begin(effect);
        }
    }

    private void Conflict(ConversationRecord theirs) =>
        Feed(new ConversationEvent.SaveConflicted(theirs, theirs.Owner is { } owner && ports.Membership.IsAlive(owner)));

    // The other owner's stamp has run out: only a fresh read can tell whether it was renewed.
    private void Wake()
    {
        if (state.Flight.IsGuest) Drop(null);
        else if (!ended) Feed(new ConversationEvent.TimerDue());
    }

    private void Drop(Exception? reason)
    {
        if (ended) return;
        Cancel();
        End(reason);
        dropped(reason);
    }

    // At once and on this scheduler: what hears of it must not run beside the conversation.
    private void Cancel() => stopping.Cancel();

    private void End(Exception? reason)
    {
        if (ended) return;
        ended = true;
        fenced.Clear();
        alarm.Dispose();
        gate.Close(reason ?? new InvalidOperationException("This activation no longer runs the conversation; ask again."));
        log.Wake();
    }
}
