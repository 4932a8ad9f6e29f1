using ChatAgency.Core.Agents;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Tests.Simulating;

/// <summary>The invariants: some hold at any moment, some once all is at rest.</summary>
internal static class Judging
{
    /// <summary>What the engine says of turns that another program answered: they stand in no post.</summary>
    private const string Imported = "import";

    /// <summary>I2 at any moment: no whole answer in two posts.</summary>
    public static void Landed(Simulation sim, Letter letter)
    {
        if (Whole(letter) is not { } head) return;
        foreach (var other in sim.Platform.Letters)
        {
            if (other == letter || other.IsGone || other.WasBornWhole || letter.WasBornWhole || Whole(other) != head) continue;
            if (!sim.Vault.Record.Condemned.Contains(other.Id) && !sim.Vault.Record.Condemned.Contains(letter.Id)) sim.Violate($"I2: {letter.Id} and {other.Id} both show {letter.Body.Text}");
        }
    }

    /// <summary>I3: of those that wait, the one that was written first is taken up first.</summary>
    public static void Order(Simulation sim, EngineState before, EngineState after)
    {
        // A guest hears of what the owner took up before it knew of what is only kept here.
        if (after.Flight.IsGuest || before.Record.Turns == after.Record.Turns || after.Record.Open() is not { State: TurnState.Routing } open || before.Record.Open() is not null) return;
        if (after.Record.Turns.Any(turn => turn.State == TurnState.Accepted && turn.Question.SentAt < open.Question.SentAt)) sim.Violate($"I3: {open.Question.Id} was taken up before an older one");
    }

    /// <summary>No other takes over from an owner that lives and has said so within two minutes.</summary>
    public static void Takeover(Simulation sim, EngineState before, EngineState after)
    {
        if (after.Flight.IsGuest || sim.HasWrongClocks || !before.Record.HasWork() || before.Record.Owner is { Released: true } || before.Record.Owner != sim.Vault.Record.Owner) return;
        if (sim.Clock.Ticks - sim.Vault.StampedTicks < TimeSpan.FromMinutes(1.9).Ticks) sim.Violate("owner: a living owner was taken over");
    }

    public static void AtRest(Simulation sim)
    {
        var turns = sim.Vault.AllTurns();
        var shown = new Dictionary<PostId, Turn>();
        foreach (var turn in turns.Values)
        {
            foreach (var slot in turn.Slots)
            {
                if (slot.Post is { } post && !shown.TryAdd(post, turn)) sim.Violate($"I2: {post} shows two turns");
            }
        }

        foreach (var letter in sim.Platform.Visible)
        {
            if (!shown.ContainsKey(letter.Id) && !sim.Crowd.IsAged(letter.Id)) sim.Violate($"I2: {letter.Id} stands and no turn holds it: {letter.Body.Text}");
        }

        foreach (var file in sim.Platform.Shared)
        {
            if (!sim.Crowd.IsAged(file) && !turns.Values.Any(turn => turn.State == TurnState.Completed && turn.Files?.Contains(file) == true)) sim.Violate($"I2: {file} stands and no answer holds it");
        }

        foreach (var turn in turns.Values)
        {
            if (turn.State == TurnState.Withdrawn && turn.Slots.Any(slot => slot.Post is { } post && sim.Platform.Find(post) is { IsGone: false })) sim.Violate($"I2: turn {turn.Number} is withdrawn and still stands");
        }

        foreach (var asked in sim.Crowd.OfRound.Concat(sim.Crowd.DeletedLate)) Judge(sim, asked, [.. turns.Values.Where(turn => Crowd.NameOf(turn.Question.Id) == asked.Id)]);
        if (sim.IsRevisited) foreach (var turn in turns.Values) Shows(sim, turn);
    }

    private static void Judge(Simulation sim, Asked asked, Turn[] turns)
    {
        // Between the wish to be erased and its acknowledgement a part may be done: whoever wished it tries again.
        if (!asked.IsKept || asked is { MayBeErased: true, IsDeleted: false }) return;
        if (asked.IsDeleted)
        {
            if (turns.Any(static turn => turn.State != TurnState.Withdrawn)) sim.Violate($"I1: {asked.Id} was deleted and is {turns[0].State}");
            if (sim.Vault.AllCopies().Any(turn => Crowd.NameOf(turn.Question.Id) == asked.Id && (turn.Question.Text.Length > 0 || turn.Result is not null))) sim.Violate($"I8: {asked.Id} was deleted and its words are kept");
            return;
        }

        // A guest's wish for what has scrolled out of the working window may be lost, so an edit may not have reached it.
        if (turns.Length == 1 && (asked.WasRecalled || !sim.Vault.Record.Turns.Contains(turns[0])))
        {
            Shows(sim, turns[0]);
            return;
        }

        if (turns.Length != 1)
        {
            sim.Violate($"I1: {asked.Id} has {turns.Length} turns");
            return;
        }

        var turn = turns[0];
        sim.Outcome(turn.State);
        if (turn.State is not (TurnState.Completed or TurnState.Declined or TurnState.Failed or TurnState.Cancelled) && !(turn.State == TurnState.Undeliverable && sim.MayBeUndeliverable)) sim.Violate($"I1: {asked.Id} is {turn.State}");
        if (turn.State == TurnState.Completed && asked.IsStale) sim.Violate($"I1: {asked.Id} was answered after it was stale");
        if (asked.IsLate)
        {
            Shows(sim, turn);
            return;
        }

        if (turn.Question.Text != asked.Text) sim.Violate($"I1: {asked.Id} was answered as «{turn.Question.Text}» and reads «{asked.Text}»");
        if (turn.State == TurnState.Completed && turn.Result!.Text != SimWriters.Answer(asked.Id, asked.Text)) sim.Violate($"I1: {asked.Id} has another answer: {turn.Result.Text}");
        if (turn.State == TurnState.Completed && asked.IsChosen && turn.Route?.Agent == AgentName.General) sim.Violate($"I7: {asked.Id} was given to another agent and is answered by General");
        if (turn.State == TurnState.Failed && sim.Crowd.IsFiltered(turn.Result!) && turn.Result!.Text.Contains("is answered", StringComparison.Ordinal)) sim.Violate($"I1: {asked.Id} was filtered and its part still stands");
        Shows(sim, turn);
    }

    /// <summary>I1 and I4: what stands is the result, whole and right.</summary>
    private static void Shows(Simulation sim, Turn turn)
    {
        if (sim.Crowd.All.GetValueOrDefault(Crowd.NameOf(turn.Question.Id)) is { MayBeErased: true, IsDeleted: false }) return;
        if (turn.Result is null || turn.State is TurnState.Undeliverable or TurnState.Withdrawn || turn.Question.CorrelationId == Imported) return;
        var text = string.Concat(turn.Slots.Select(slot => slot.Post is { } post && sim.Platform.Find(post) is { } letter ? SimPlatform.Bare(letter.Body.Text) : "<gone>"));
        if (text != turn.Result.Text) sim.Violate($"I1: turn {turn.Number} ({turn.Question.Id}) shows «{text}» and not «{turn.Result.Text}»");
    }

    private static string? Whole(Letter letter)
    {
        var text = letter.Body.Text;
        var end = text.IndexOf(']');
        return text[end - 1] is 'A' or 'N' or 'F' ? text[1..(end - 1)] : null;
    }
}
