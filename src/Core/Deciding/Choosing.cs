using ChatAgency.Core.Agents;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Deciding;

/// <summary>A person has another agent answer: what runs begins anew with it, what had ended is answered anew in the same place.</summary>
internal static class Choosing
{
    /// <summary>The same choice twice, as by a doubled click, is found and changes nothing.</summary>
    public static void Want(Draft draft, ConversationEvent.AgentWanted e)
    {
        if (Recalling.Find(draft, e.Turn, e.Paged) is not { } turn) return;
        if (Stands(turn, e.Agent)) draft.Found = true;
        if (draft.Found || turn.Route?.Offered(e.Agent) is not { } agent) return;
        Recalling.Take(draft, e.Paged);
        draft.Found = Take(draft, turn, new Choice(agent, e.By, After(draft, turn.Choice)));
    }

    /// <summary>What another activation heard, where it was chosen later than what stands here; true where it was taken on.</summary>
    public static bool TakeOn(Draft draft, Turn theirs, Turn ours) =>
        theirs.Choice is { } choice && (ours.Choice is not { } known || known.At < choice.At) && Take(draft, ours, choice, isPromised: true);

    // What was promised elsewhere holds also where the turn was declined meanwhile.
    private static bool Take(Draft draft, Turn turn, Choice choice, bool isPromised = false)
    {
        var chosen = turn with { Choice = choice };
        if (turn.IsOpen) Work.Restart(draft, chosen);
        // One that had ended may wait to be shown once more.
        else if (turn.MayReopen || (isPromised && turn.State == TurnState.Declined) || turn is { State: TurnState.Accepted, EndedAt: not null }) Requests.Reopen(draft, chosen);
        // One that waits to be written again by the agent that it had has another one now.
        else if (turn is { State: TurnState.Accepted, Result: null }) draft.Keep(chosen with { Route = null, ShorterThan = 0 });
        else return false;
        return true;
    }

    // Whom was chosen may have passed the turn on: then it is offered, and may be chosen, once more.
    private static bool Stands(Turn turn, AgentName agent) =>
        turn.Choice is { } choice && string.Equals(choice.Agent.Value, agent.Value, StringComparison.OrdinalIgnoreCase)
        && (!turn.IsEnded || (turn.State == TurnState.Completed && turn.Route?.Offered(agent) is null));

    // A clock that is behind makes what was chosen last no older.
    private static DateTimeOffset After(Draft draft, Choice? before) => before is { At: var at } && at >= draft.Now ? at.AddTicks(1) : draft.Now;
}
