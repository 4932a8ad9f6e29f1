using ChatAgency.Core.Delivery;
using ChatAgency.Core.Failures;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Running;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Tests.Simulating;

/// <summary>One activation of the conversation on a machine, with the real runner.</summary>
internal sealed class Activation
{
    private readonly Simulation sim;
    private readonly Dictionary<object, long> fences = new(ReferenceEqualityComparer.Instance);

    public Activation(Simulation sim, Machine machine, int number)
    {
        (this.sim, Machine, Number) = (sim, machine, number);
        Owner = new Owner(machine.Silo, $"a{number}", machine.Clock.GetUtcNow());
        Runner = new Runner(sim.Ports(this), sim.Options, Owner, Drop);
    }

    private readonly Dictionary<PostMark, DateTimeOffset> deadlines = [];
    private readonly List<Action> waiting = [];
    private bool isStarted;
    private bool stops;

    public Machine Machine { get; }

    public int Number { get; }

    public Owner Owner { get; }

    public Runner Runner { get; }

    public bool IsDropped { get; private set; }

    public bool IsAlive => !Machine.IsDead && !IsDropped;

    /// <summary>The highest version that this activation read or that it wrote, as the store knows.</summary>
    public long Durable { get; set; }

    /// <summary>True while deleted words are taken out of pages: no other page is written beside it.</summary>
    public bool IsRedacting { get; private set; }

    public Step Decide(EngineState state, ConversationEvent happened, Stamp stamp, EngineOptions options)
    {
        var kind = CrashPoints.Of($"event {happened.GetType().Name}");
        if (!Machine.Reach(kind, Moment.Before)) return new Step { State = state, Effects = [] };
        var step = sim.Rules(state, happened, stamp, options);
        Note(step, stamp);
        IsRedacting = step.State.Flight.Redacting;
        if (happened is ConversationEvent.AgentFailed { Failure.Kind: FailureKind.ContentFiltered }) sim.Crowd.Filtered(state.Record, step.State.Record);
        Judging.Order(sim, state, step.State);
        if (happened is ConversationEvent.TakenOver { OwnerIsAlive: true }) Judging.Takeover(sim, state, step.State);
        return Machine.Reach(kind, Moment.After) ? step : new Step { State = state, Effects = [] };
    }

    /// <summary>The version that had to be durable before this was begun; 0 for none.</summary>
    public long FenceOf(object effect) => fences.GetValueOrDefault(effect);

    /// <summary>How long a post may still be on its way, by its intent.</summary>
    public TimeSpan LeftOf(PostMark mark) => deadlines.TryGetValue(mark, out var deadline) && deadline > sim.Clock.Now ? deadline - sim.Clock.Now : TimeSpan.Zero;

    /// <summary>Reads the record; what people want meanwhile waits, as calls to a grain do.</summary>
    public async Task StartAsync()
    {
        try
        {
            await Runner.StartAsync(CancellationToken.None);
        }
        catch (IOException)
        {
            Leave();
            return;
        }

        isStarted = true;
        foreach (var what in waiting) what();
        waiting.Clear();
    }

    /// <summary>A call to this activation, on its own thread; it is lost with the process.</summary>
    public void Call(Action<Runner> what) => Machine.Deliver(() =>
    {
        if (IsDropped) return;
        if (isStarted) Safely();
        else waiting.Add(Safely);

        void Safely()
        {
            if (!IsAlive) return;
            try
            {
                what(Runner);
            }
            catch (ObjectDisposedException)
            {
                // It has just dropped itself: whoever called asks again.
            }
        }
    });

    /// <summary>The activation ends in good order.</summary>
    public void Retire() => Call(runner =>
    {
        sim.Fault("retire", Number);
        sim.Forgive(RetireAsync());
    });

    public void Leave()
    {
        IsDropped = true;
        sim.Cluster.Dropped(this);
    }

    /// <summary>True once after the engine wanted a model call ended.</summary>
    public bool TakesStop()
    {
        var due = stops;
        stops = false;
        return due;
    }

    private async Task RetireAsync()
    {
        if (sim.Dice.OneIn(2)) await LeaveAsync();
        await Runner.StopAsync();
        if (!IsDropped) Leave();
    }

    // A host that drains begins nothing and lets what runs end, for as long as it may take.
    private async Task LeaveAsync()
    {
        using var over = new CancellationTokenSource();
        var isLeft = false;
        sim.Clock.At(sim.Dice.Between(0, 15), () => Machine.Deliver(() =>
        {
            if (!isLeft) over.Cancel();
        }));
        await Runner.LeaveAsync(over.Token);
        isLeft = true;
    }

    private void Drop(Exception? reason)
    {
        sim.History.Fact("dropped", Machine.Number, Number);
        sim.History.Tell(() => $"  why: {reason?.Message ?? "another owns it"}");
        Leave();
    }

    private void Note(Step step, Stamp stamp)
    {
        foreach (var effect in step.Effects)
        {
            stops |= effect is Effect.StopAgent;
            object? key = effect switch
            {
                Effect.PostPart e => e.Mark,
                Effect.UpdatePost e => e.Mark,
                Effect.AskAgent e => e.Request,
                Effect.ChooseRoute e => e.Request,
                _ => null,
            };
            if (key is not null) fences[key] = effect.After;
            if (effect is Effect.PostPart post) deadlines[post.Mark] = sim.Clock.Now + (post.Deadline - stamp.Now);
        }
    }
}
