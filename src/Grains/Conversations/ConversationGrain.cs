using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ChatAgency.Core.Accepting;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Auditing;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Importing;
using ChatAgency.Core.Rating;
using ChatAgency.Core.Running;
using ChatAgency.Core.Speaking;
using ChatAgency.Core.Views;
using ChatAgency.Grains.Auditing;
using ChatAgency.Grains.Finding;
using ChatAgency.Grains.Interfaces.Conversations;
using ChatAgency.Grains.Interfaces.Listing;
using ChatAgency.Grains.Neighbours;
using ChatAgency.Grains.Operating;
using ChatAgency.Grains.Routing;
using ChatAgency.Grains.Speaking;

namespace ChatAgency.Grains.Conversations;

/// <summary>
/// The thin host of a conversation's <see cref="Runner"/>: its activation, its door and its end. The turn runs beside
/// the calls on this grain's scheduler; no call, timer or reminder awaits it.
/// </summary>
[GrainType("conversation")]
internal sealed partial class ConversationGrain(
    RunnerFactory factory, Departure departure, Revival revival, LiveRunners live, TurnMetrics metrics, Lessons lessons, Doorkeeper doorkeeper, AuditTrail trail, RegisterDesk register,
    TimeProvider time)
    : Grain, IConversationGrain, IDeparting
{
    private const int MostImported = 500;
    private static readonly TimeSpan OneMinute = TimeSpan.FromMinutes(1);
    private readonly SideTalk sideTalk = new();
    private Runner runner = null!;
    private ConversationId id = null!;
    private TaskScheduler scheduler = null!;
    private CancellationTokenSource leaving = null!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        id = ConversationId.TryParse(this.GetPrimaryKeyString(), out var parsed)
            ? parsed
            : throw new ArgumentException("The key of a conversation grain is a conversation id.");
        scheduler = TaskScheduler.Current;
        leaving = CancellationTokenSource.CreateLinkedTokenSource(departure.Over);
        runner = factory.Create(id, GrainContext, Drop);
        live.Enter(id.ToString(), GrainContext.ActivationId.ToString(), runner);
        await StartAsync(cancellationToken);
        // A background task does not count as activity: while a turn is open this keeps the activation.
        this.RegisterGrainTimer(StayAsync, new GrainTimerCreationOptions(OneMinute, OneMinute) { Interleave = true });
        Stay();
        departure.Enter(GrainContext, this);
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        departure.Leave(GrainContext);
        if (runner is null) return;
        live.Leave(id.ToString(), GrainContext.ActivationId.ToString());
        await runner.StopAsync();
        runner.Dispose();
        leaving.Dispose();
    }

    /// <summary>Comes from outside of the grain's scheduler, and stays no longer there than it must.</summary>
    public Task<bool> LeaveAsync() => Task.Factory.StartNew(WhenDoneAsync, CancellationToken.None, TaskCreationOptions.None, scheduler).Unwrap();

    public async Task<AcceptResult> Accept(IncomingMessage message, CancellationToken cancellationToken)
    {
        if (message.Conversation != id) throw new ArgumentException("The message belongs to another conversation.", nameof(message));
        using var span = TurnSpans.Start("chatagency.accept");
        if (message.Kind == MessageKind.Said && await IsAsideAsync(message, cancellationToken)) return new AcceptResult(AcceptOutcome.BetweenPeople);
        var reply = await runner.AcceptAsync(message);
        span?.SetTag("chatagency.outcome", reply.Outcome.ToString()).SetTag("chatagency.turn", reply.Turn);
        if (reply.Outcome == AcceptOutcome.Full) metrics.Full(id.Platform);
        Stay();
        if (message.Kind != MessageKind.Said && reply.Outcome != AcceptOutcome.NotForUs) await FollowAsync(message, reply.Turn, cancellationToken);
        return reply;
    }

    public Task<bool> Cancel(long? turn, PersonId by, CancellationToken cancellationToken) => runner.CancelAsync(turn);

    public async Task<bool> Decide(long turn, string approval, bool approves, PersonId by, CancellationToken cancellationToken)
    {
        if (await doorkeeper.IsSurelyRefusedAsync(id, by, cancellationToken)) return false;
        var found = await runner.DecideAsync(turn, approval, approves, by);
        Stay();
        return found;
    }

    public async Task<bool> TryAgain(long turn, PersonId by, CancellationToken cancellationToken)
    {
        if (await doorkeeper.IsSurelyRefusedAsync(id, by, cancellationToken)) return false;
        var found = await runner.TryAgainAsync(turn, cancellationToken);
        Stay();
        return found;
    }

    public async Task<bool> Redo(long turn, bool shorter, PersonId by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (await doorkeeper.IsSurelyRefusedAsync(id, by, cancellationToken)) return false;
        var found = await runner.RedoAsync(turn, shorter, at, cancellationToken);
        Stay();
        return found;
    }

    public Task<bool> Rate(long turn, Verdict verdict, string? reason, PersonId by, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (verdict is not (Verdict.Up or Verdict.Down)) throw new ArgumentOutOfRangeException(nameof(verdict));
        if (reason is { Length: > Feedback.MostReason }) throw new ArgumentOutOfRangeException(nameof(reason), $"A reason has {Feedback.MostReason} characters at most.");
        return runner.RateAsync(turn, new Feedback(by, verdict, at, reason), null, cancellationToken);
    }

    public Task<bool> TakeBack(long turn, Verdict? verdict, PersonId by, DateTimeOffset at, CancellationToken cancellationToken) =>
        runner.RateAsync(turn, new Feedback(by, Verdict.TakenBack, at), verdict, cancellationToken);

    public Task<long?> TurnOf(PostId post, CancellationToken cancellationToken) => runner.TurnOfAsync(post, cancellationToken);

    public Task<Explanation?> Explain(long turn, CancellationToken cancellationToken) => runner.ExplainAsync(turn, cancellationToken);

    public async Task<bool> AnswerBy(long turn, AgentName agent, PersonId by, CancellationToken cancellationToken)
    {
        if (await doorkeeper.IsSurelyRefusedAsync(id, by, cancellationToken)) return false;
        var found = await runner.ChooseAsync(turn, agent, by, cancellationToken);
        Stay();
        if (found) await TeachAsync(turn, cancellationToken);
        return found;
    }

    public async Task Echo(Echo echo, CancellationToken cancellationToken)
    {
        await runner.EchoAsync(echo);
        Stay();
    }

    public Task<ConversationView?> Read(CancellationToken cancellationToken) => Task.FromResult(runner.View());

    public Task<ConversationView?> ReadAll(CancellationToken cancellationToken) => runner.ViewAllAsync(cancellationToken);

    public async IAsyncEnumerable<ConversationChange> Watch(string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A deactivation waits for the calls that run, so a watcher would hold up the silo's end, and with it every
        // other call to this conversation.
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, leaving.Token);
        await using var changes = runner.WatchAsync(after, ends.Token).GetAsyncEnumerator(ends.Token);
        while (await NextAsync()) yield return changes.Current;

        async Task<bool> NextAsync()
        {
            try
            {
                return await changes.MoveNextAsync();
            }
            catch (OperationCanceledException) when (ends.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                return false;
            }
        }
    }

    public Task Resume(CancellationToken cancellationToken) => runner.ResumeAsync();

    // On the web, where alone people erase, the channel is the person.
    public Task Erase(CancellationToken cancellationToken) => EraseBy(new PersonId(id.Channel), cancellationToken);

    public async Task EraseBy(PersonId by, CancellationToken cancellationToken)
    {
        try
        {
            // First: where this fails it is asked for again, and the record still says where to look.
            var days = await runner.DaysAsync(cancellationToken);
            await register.ForgetAsync(id, null, days, cancellationToken);
            await runner.EraseAsync(cancellationToken);
            // What came meanwhile is of today.
            await register.ForgetAsync(id, null, [], cancellationToken);
            await lessons.ForgetAsync(id, null, cancellationToken);
            await trail.TryRecordAsync(AuditEvent.In(id, time.GetUtcNow(), AuditKind.ConversationErased, by.Value, id.Thread, "erased"), cancellationToken);
        }
        finally
        {
            // Erased or not, this runner has ended.
            DeactivateOnIdle();
        }
    }

    public async Task<Aged> ForgetBefore(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var aged = await runner.ForgetBeforeAsync(before, cancellationToken);
        foreach (var message in aged.Chosen) await lessons.ForgetAsync(id, message, cancellationToken);
        // On the web the line in its person's list has their words, too.
        if (aged.IsGone && id.Platform == "web") await GrainFactory.GetGrain<IConversationListGrain>($"{WorkspaceKey.Of(id)}/{id.Channel}").Remove(id.Thread, cancellationToken);
        // Most were called up for this alone.
        if (aged.IsGone || !runner.HasWork) DeactivateOnIdle();
        return aged;
    }

    public async Task<bool> Import(long after, ImmutableArray<ImportedTurn> turns, CancellationToken cancellationToken)
    {
        if (after < 0 || turns.Length is < 1 or > MostImported) throw new ArgumentOutOfRangeException(nameof(turns), $"1 to {MostImported} turns are imported at once.");
        var isKept = await runner.ImportAsync(after, turns, cancellationToken);
        Stay();
        return isKept;
    }

    public async Task<int?> EraseWordsOf(PersonId person, string by, CancellationToken cancellationToken)
    {
        var erased = await runner.EraseAuthorAsync(person, cancellationToken);
        if (runner.HasTurns) await register.ForgetAsync(id, person, await runner.DaysAsync(cancellationToken), cancellationToken);
        if (erased is null) return null;
        Stay();
        foreach (var message in erased) await lessons.ForgetAsync(id, message, cancellationToken);
        await trail.TryRecordAsync(AuditEvent.In(id, time.GetUtcNow(), AuditKind.PersonServed, by, person.Value, "erased"), cancellationToken);
        return erased.Count;
    }

    /// <summary>True for what people of the thread say to each other, and for what somebody says who is not answered here and did not speak to the agency.</summary>
    private async ValueTask<bool> IsAsideAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        if (message.Addressing == Addressing.Agency) sideTalk.End();
        if (message.Addressing == Addressing.Agency || StopWords.Is(message.Text, message.Addressing)) return false;
        var now = time.GetUtcNow();
        if (message.Others.Count > 0) sideTalk.Address(message.Author, message.Others, now);
        var facts = new SpeakingFacts { IsReply = true, MentionsOthers = message.Others.Count > 0, IsBetweenOthers = sideTalk.GoesOn(message.Author, now) };
        if (WhenToSpeak.Decide(facts, new PlaceRules { Mode = SpeakingMode.FollowUps }).Quiet is not null) return true;
        // Of a thread in which it takes no part nobody needs to be looked up.
        return runner.HasTurns && await doorkeeper.IsSurelyRefusedAsync(id, message.Author, cancellationToken);
    }

    // A lesson reads as its message does, and goes with it; where this fails the message is sent again.
    private Task FollowAsync(IncomingMessage message, long turn, CancellationToken cancellationToken)
    {
        if (message.Kind == MessageKind.Edited) return TeachAsync(turn, cancellationToken);
        return runner.Find(turn) is { Choice: null } ? Task.CompletedTask : lessons.ForgetAsync(id, message.Id, cancellationToken);
    }

    // Until what was taught is what stands: it may be edited, deleted or chosen otherwise meanwhile.
    private async Task TeachAsync(long turn, CancellationToken cancellationToken)
    {
        var taught = ("", (Choice?)null);
        while (runner.Find(turn) is { Choice: { } choice, Question: var question } && taught != (question.Text, choice))
        {
            await lessons.LearnAsync(id, question, choice.Agent, cancellationToken);
            taught = (question.Text, choice);
        }
    }

    private async Task<bool> WhenDoneAsync()
    {
        await runner.LeaveAsync(departure.Over);
        var isLeft = runner.HasWork;
        await leaving.CancelAsync();
        DeactivateOnIdle();
        return isLeft;
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await runner.StartAsync(cancellationToken);
        }
        catch
        {
            live.Leave(id.ToString(), GrainContext.ActivationId.ToString());
            throw;
        }
    }

    private void Drop(Exception? reason)
    {
        DeactivateOnIdle();
        revival.Soon(id);
    }

    private Task StayAsync(CancellationToken cancellationToken)
    {
        Stay();
        return Task.CompletedTask;
    }

    private void Stay()
    {
        if (runner.HasWork) DelayDeactivation(2.5 * OneMinute);
    }
}
