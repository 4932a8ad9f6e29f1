using ChatAgency.Core.Accepting;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Approving;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Rating;
using ChatAgency.Core.Running;

namespace ChatAgency.Core.Tests.Simulating;

/// <summary>How a message is taken in: by the runner, or by what a planted bug makes of it.</summary>
internal delegate Task<AcceptResult> Door(Runner runner, IncomingMessage message);

/// <summary>The people of the thread. What was not acknowledged is sent again, in whatever order it then comes.</summary>
internal sealed partial class Crowd(Simulation sim)
{
    private static readonly PersonId Other = new("U1"), Erased = new("U5");
    private readonly Dictionary<string, Asked> all = [];
    private int imports;
    private int erasing;
    private readonly HashSet<Result> filtered = [];
    private readonly HashSet<PostId> aged = [];
    private int said;

    public List<Asked> OfRound { get; } = [];

    public IReadOnlyDictionary<string, Asked> All => all;

    /// <summary>Messages of earlier rounds that somebody deleted in this one.</summary>
    public List<Asked> DeletedLate { get; } = [];

    public bool IsHeard => OfRound.Concat(DeletedLate).All(static asked => asked.Pending == 0);

    public void Say()
    {
        var id = $"m{++said}";
        var asked = new Asked(id, $"question {said}", sim.Clock.Now) { FaultsBefore = sim.Faults, Author = said % 5 == 0 ? Erased : Other };
        // An erasure that is under way takes along what comes meanwhile.
        asked.MayBeErased = erasing > 0 && asked.Author == Erased;
        all[id] = asked;
        OfRound.Add(asked);
        sim.History.Fact("say", said);
        Send(asked, MessageKind.Said, asked.Text, null);
        if (sim.Dice.OneIn(6)) Send(asked, MessageKind.Said, asked.Text, null);
    }

    public void Edit()
    {
        if (Any() is not { IsDeleted: false } asked) return;
        asked.EditedAt = (asked.EditedAt > sim.Clock.Now ? asked.EditedAt.Value : sim.Clock.Now).AddTicks(1);
        if (!sim.Dice.OneIn(5)) asked.Text = $"{asked.Id[1..]} in other words {sim.Dice.Next(1000)}";
        asked.IsStale = false;
        // By a clock that is an hour off, an answer of just now was long ago.
        asked.IsLate |= sim.HasLostAnHour;
        sim.History.Fact("edit", int.Parse(asked.Id.AsSpan(1)));
        Send(asked, MessageKind.Edited, asked.Text, asked.EditedAt);
    }

    /// <summary>Somebody deletes what they wrote just now, or long ago.</summary>
    public void Delete()
    {
        var old = all.Values.Where(asked => asked.IsKept && !OfRound.Contains(asked)).ToArray();
        if ((old.Length > 0 && sim.Dice.OneIn(2) ? sim.Dice.Of(old) : Any()) is not { } asked) return;
        if (old.Contains(asked) && !DeletedLate.Contains(asked)) DeletedLate.Add(asked);
        asked.IsDeleted = true;
        sim.History.Fact("delete", int.Parse(asked.Id.AsSpan(1)));
        Send(asked, MessageKind.Deleted, "", null);
    }

    public void Stop() => sim.Cluster.Here().Call(runner =>
    {
        sim.History.Fact("stop");
        sim.Forgive(runner.CancelAsync(sim.Dice.OneIn(2) ? null : sim.Vault.Record.LastTurn));
    });

    public void Again()
    {
        if (Any() is not { IsEnded: true, IsDeleted: false } asked || Find(asked) is not { } turn) return;
        sim.History.Fact("again", turn.Number);
        asked.Agains++;
        asked.IsStale = false;
        sim.Cluster.Here().Call(runner => sim.Forgive(runner.TryAgainAsync(turn.Number)));
    }

    /// <summary>The same again or shorter, by a press that may be repeated.</summary>
    public void Redo()
    {
        if (Any() is not { IsEnded: true, IsDeleted: false } asked || Find(asked) is not { } turn) return;
        sim.History.Fact("redo", turn.Number);
        asked.Agains++;
        asked.IsStale = false;
        var (shorter, at) = (sim.Dice.OneIn(2), sim.Clock.Now);
        for (var clicks = sim.Dice.OneIn(3) ? 2 : 1; clicks > 0; clicks--) sim.Cluster.Here().Call(runner => sim.Forgive(runner.RedoAsync(turn.Number, shorter, at)));
    }

    /// <summary>Somebody thinks something of an answer, also of one that has scrolled away, or takes it back.</summary>
    public void Rate()
    {
        if (sim.Vault.Record.LastTurn == 0) return;
        var number = 1 + sim.Dice.Next((int)sim.Vault.Record.LastTurn);
        sim.History.Fact("rate", number);
        var given = new Feedback(new PersonId(sim.Dice.Of("U1", "U2")), sim.Dice.Of(Rating.Verdict.Up, Rating.Verdict.Down, Rating.Verdict.TakenBack), sim.Clock.Now);
        sim.Cluster.Here().Call(runner => sim.Forgive(runner.RateAsync(number, given, null, CancellationToken.None)));
    }

    /// <summary>Another agent is chosen, whatever becomes of the turn meanwhile; sometimes by a doubled click.</summary>
    public void Choose()
    {
        if (Any() is not { IsDeleted: false } asked || Find(asked) is not { } turn) return;
        var agent = new AgentName(sim.Dice.Of("Code", "Creative"));
        sim.History.Fact("choose", turn.Number);
        asked.Agains++;
        asked.IsStale = false;
        for (var clicks = sim.Dice.OneIn(3) ? 2 : 1; clicks > 0; clicks--) sim.Cluster.Here().Call(runner => sim.Forgive(ChooseAsync(runner, asked, turn.Number, agent)));
    }

    /// <summary>A model call was begun.</summary>
    public bool Called(AgentRequest request)
    {
        var asked = all[NameOf(request.Message)];
        var calls = asked.Calls[request.Question] = asked.Calls.GetValueOrDefault(request.Question) + 1;
        sim.History.Fact("called", request.Turn, calls);
        if (request.Approval is { } approval) sim.Approvers.Act(approval);
        if (calls > 2 * (1 + asked.Agains + asked.Approvals)) sim.Violate($"I5: {asked.Id} was put to the model {calls} times");
        return true;
    }

    /// <summary>An agent is to ask a person before it goes on.</summary>
    public ApprovalAsk Asks(AgentRequest request)
    {
        all[NameOf(request.Message)].Approvals++;
        return sim.Approvers.Ask(request);
    }

    /// <summary>A process heard that an answer was filtered.</summary>
    public void Filtered(ConversationRecord before, ConversationRecord after) =>
        filtered.UnionWith(after.Turns.Select(static turn => turn.Result).OfType<Result>().Except(before.Turns.Select(static turn => turn.Result).OfType<Result>()));

    /// <summary>True where the filter made this result.</summary>
    public bool IsFiltered(Result result) => filtered.Contains(result);

    public void Saved(ConversationRecord record)
    {
        foreach (var turn in record.Turns)
        {
            if (!turn.IsEnded || !all.TryGetValue(NameOf(turn.Question.Id), out var asked) || asked.IsEnded) continue;
            asked.IsEnded = true;
            asked.FaultsAfter = sim.Faults;
        }
    }

    /// <summary>A planted bug may give one message several identities; what follows the sign is its.</summary>
    public static string NameOf(MessageId id) => id.Value.Split('#')[0];

    /// <summary>Everything was away for so long that what was being answered is stale.</summary>
    public void Outlast()
    {
        foreach (var asked in OfRound) asked.IsLate = true;
        if (sim.HasWrongClocks || sim.Vault.Record.Open() is not { State: TurnState.Routing or TurnState.Answering, Approval: not { State: ApprovalState.Waiting } } turn) return;
        if (all.TryGetValue(NameOf(turn.Question.Id), out var open) && open.Pending == 0) open.IsStale = true;
    }

    private static async Task ChooseAsync(Runner runner, Asked asked, long turn, AgentName agent) => asked.IsChosen |= await runner.ChooseAsync(turn, agent, new PersonId("U1"));

    /// <summary>Also what has scrolled out of the working window.</summary>
    private Turn? Find(Asked asked)
    {
        var turn = sim.Vault.AllTurns().Values.FirstOrDefault(turn => turn.Question.Id.Value == asked.Id);
        asked.WasRecalled |= turn is not null && !sim.Vault.Record.Turns.Contains(turn);
        return turn;
    }

    private Asked? Any() => OfRound.Count == 0 ? null : OfRound[sim.Dice.Next(OfRound.Count)];

    private void Send(Asked asked, MessageKind kind, string text, DateTimeOffset? editedAt)
    {
        asked.Pending++;
        var message = new IncomingMessage
        {
            Conversation = Simulation.Id,
            Id = new MessageId(asked.Id),
            Kind = kind,
            Author = asked.Author,
            Text = text,
            SentAt = asked.SentAt,
            EditedAt = editedAt,
        };
        sim.Clock.At(sim.Dice.Between(0, sim.Dice.OneIn(5) ? 6 : 0.3), () => new Delivery(sim, asked, message).Try());
    }

    private sealed class Delivery(Simulation sim, Asked asked, IncomingMessage message)
    {
        private bool isHeard;

        public void Try()
        {
            if (isHeard) return;
            sim.Clock.At(sim.Dice.Between(3, 6), Try);
            if (!sim.IsDark) sim.Cluster.Here().Call(runner => _ = AskAsync(runner));
        }

        private async Task AskAsync(Runner runner)
        {
            AcceptResult result;
            try
            {
                result = await sim.Door(runner, message);
            }
            catch (Exception exception) when (exception is IOException or InvalidOperationException)
            {
                return;
            }

            Heard(result);
        }

        private void Heard(AcceptResult result)
        {
            if (result.Outcome == AcceptOutcome.Full) return;
            sim.History.Fact("heard", int.Parse(asked.Id.AsSpan(1)), (int)result.Outcome);
            if (result.Outcome == AcceptOutcome.NotForUs)
            {
                // An edit that comes alone and so late is no question.
                if (!isHeard) asked.Pending--;
                isHeard = true;
                return;
            }

            if (!asked.IsAged && !sim.Vault.Knows(id => NameOf(id) == asked.Id)) sim.Violate($"I1: {asked.Id} was acknowledged ({message.Kind}, {result.Outcome}) before it was durable");
            if (!isHeard) asked.Pending--;
            isHeard = true;
            asked.IsKept = true;
        }
    }
}
