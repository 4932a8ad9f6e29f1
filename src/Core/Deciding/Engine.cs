using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Deciding;

/// <summary>
/// The conversation as a pure state machine. A step folds one event into the state, then plans: whatever the state
/// calls for and is not in the air becomes an effect. A crash loses the flight alone; planning from the record goes on
/// where the record stands.
/// </summary>
public static class Engine
{
    /// <summary>Takes in one event. Synchronous, without side effects; the same input gives the same step.</summary>
    public static Step Handle(EngineState state, ConversationEvent happened, Stamp stamp, EngineOptions options)
    {
        var draft = new Draft(state, stamp, options);
        if (TryFold(draft, happened))
        {
            if (draft.Flight.IsGuest) Ownership.PlanGuest(draft);
            else if (draft.Flight.Self is not null && !draft.Deposed) TryPlan(draft);
        }

        return draft.Finish();
    }

    // What people send and cannot be taken in is refused to them, by the exception: it is not accepted, and nothing changed.
    private static bool TryFold(Draft draft, ConversationEvent happened)
    {
        var back = draft.Remember();
        try
        {
            Fold(draft, happened);
            return true;
        }
        catch (Exception fault) when (happened is not (ConversationEvent.MessageArrived or ConversationEvent.CancelRequested or ConversationEvent.ParkRequested or ConversationEvent.ReplayRequested or ConversationEvent.AgentWanted or ConversationEvent.ApprovalDecided or ConversationEvent.RedoWanted or ConversationEvent.FeedbackGiven or ConversationEvent.AuthorErased or ConversationEvent.AgeReached or ConversationEvent.TurnsImported or ConversationEvent.EchoSeen))
        {
            back();
            Ownership.Recover(draft, happened, fault);
            return false;
        }
    }

    private static void TryPlan(Draft draft)
    {
        var back = draft.Remember();
        try
        {
            Plan(draft);
        }
        catch (Exception fault)
        {
            // What was folded in stands, and so does the door's answer; the turn at fault is struck.
            back();
            Parking.Strike(draft, fault, certain: false);
            return;
        }

        TryKeepHouse(draft, Sweeping.Plan);
        TryKeepHouse(draft, Redacting.Plan);
        TryKeepHouse(draft, Paging.Plan);
        TryKeepHouse(draft, Summing.Plan);
        TryKeepHouse(draft, Ownership.Plan);
    }

    // What only tidies up must not hold up a turn; pages are not tried again by this activation.
    private static void TryKeepHouse(Draft draft, Action<Draft> plan)
    {
        var back = draft.Remember();
        try
        {
            plan(draft);
        }
        catch (Exception fault)
        {
            back();
            draft.Fault = fault;
            draft.Flight = draft.Flight with { Paging = true };
        }
    }

    private static void Fold(Draft draft, ConversationEvent happened)
    {
        switch (happened)
        {
            case ConversationEvent.MessageArrived e: Inbox.Take(draft, e); break;
            case ConversationEvent.CancelRequested e: Requests.Cancel(draft, e.Turn); break;
            case ConversationEvent.ParkRequested e: Parking.SetAside(draft, e.Turn); break;
            case ConversationEvent.ReplayRequested e: Requests.Replay(draft, e); break;
            case ConversationEvent.RedoWanted e: Requests.Redo(draft, e); break;
            case ConversationEvent.FeedbackGiven e: Ratings.Give(draft, e); break;
            case ConversationEvent.TurnsImported e: Importing.Take(draft, e); break;
            case ConversationEvent.AuthorErased e: Erasing.Take(draft, e); break;
            case ConversationEvent.AgeReached e: Aging.Take(draft, e); break;
            case ConversationEvent.AgentWanted e: Choosing.Want(draft, e); break;
            case ConversationEvent.TakenOver e: Ownership.Take(draft, e); break;
            case ConversationEvent.Leaving: draft.Flight = draft.Flight with { IsLeaving = true }; break;
            case ConversationEvent.Released: Ownership.Release(draft); break;
            case ConversationEvent.SaveConflicted e: Ownership.Merge(draft, e); break;
            case ConversationEvent.TimerDue: break;
            case ConversationEvent.RouteChosen e: Work.RouteChosen(draft, e); break;
            case ConversationEvent.TextGrew e: Work.TextGrew(draft, e); break;
            case ConversationEvent.WorkMoved e: Work.Moved(draft, e); break;
            case ConversationEvent.TurnPassedOn e: Work.PassedOn(draft, e); break;
            case ConversationEvent.AgentSuspended e: Approvals.Suspended(draft, e); break;
            case ConversationEvent.AgentActed e: Approvals.Acted(draft, e); break;
            case ConversationEvent.ApprovalDecided e: Approvals.Decide(draft, e); break;
            case ConversationEvent.AgentFinished e: Work.Finished(draft, e); break;
            case ConversationEvent.AgentDeclined e: Work.Declined(draft, e); break;
            case ConversationEvent.AgentFailed e: Work.Failed(draft, e); break;
            case ConversationEvent.LaidOut e: Showing.LaidOut(draft, e); break;
            case ConversationEvent.FilesOpened e: Filing.Opened(draft, e); break;
            case ConversationEvent.LayOutFailed e: Showing.LayOutFailed(draft, e); break;
            case ConversationEvent.PostEnded e: Reserving.PostEnded(draft, e); break;
            case ConversationEvent.FindEnded e: Reserving.FindEnded(draft, e); break;
            case ConversationEvent.UpdateEnded e: Filling.UpdateEnded(draft, e); break;
            case ConversationEvent.ReadBackEnded e: Settling.ReadBackEnded(draft, e); break;
            case ConversationEvent.EchoSeen e: Echoes.Take(draft, e.Echo); break;
            case ConversationEvent.DeleteEnded e: Sweeping.DeleteEnded(draft, e); break;
            case ConversationEvent.PageWritten e: Paging.Written(draft, e); break;
            case ConversationEvent.PagesRedacted e: Redacting.Redacted(draft, e); break;
            case ConversationEvent.Summed e: Summing.Summed(draft, e); break;
            default: throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "An event that the engine does not know.");
        }
    }

    private static void Plan(Draft draft)
    {
        // Planning may end a turn and so make the next one open: at most once a turn, hence the bound.
        for (var guard = 0; guard <= draft.Record.Turns.Length; guard++)
        {
            Work.Plan(draft);
            Showing.Plan(draft);
            Slotting.Plan(draft);
            if (!Ending.Plan(draft)) break;
        }
    }
}
