using ChatAgency.Core.Approving;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Views;
using ChatAgency.Slack.Inbound;

namespace ChatAgency.Slack.Pressing;

/// <summary>Why a press came to nothing, in words for whoever pressed.</summary>
public static class SpentPress
{
    private const string NotYours = "Nothing came of that: I do not take that from you here.";

    /// <summary>One sentence or two.</summary>
    /// <param name="pressed">What was pressed, and not done.</param>
    /// <param name="turn">The turn as it stands; null where it is kept no more.</param>
    public static string Why(InboundAction pressed, TurnFacts? turn) => (pressed, turn) switch
    {
        (_, null) => "Nothing came of that: this answer is too old, or was erased, and I keep nothing of it any more. Ask again, and I answer anew.",
        (_, { State: TurnState.Withdrawn }) => "Nothing came of that: the question was deleted, and its answer with it.",
        (InboundAction.Cancel, _) => "There was nothing left to stop: this answer is whole, or was stopped before.",
        (InboundAction.Decide, { Approval: ApprovalState.Waiting }) => "This is not yours to decide: it waits for somebody who may.",
        (InboundAction.Decide, { Approval: var stands }) => $"This was settled before: {Settled(stands)}.",
        (InboundAction.Rate, _) => "There is no answer here to judge any more.",
        (InboundAction.AnswerBy chosen, { Route: { } route }) when route.Offered(chosen.Agent) is null => "Nothing came of that: this agent is not offered for the question any more. Mention me with its name, and it answers.",
        (_, { State: TurnState.Merged }) => "Nothing came of that: this question was answered together with another one. Press below that answer.",
        (_, { State: < TurnState.Completed }) => "It is being answered already. Press again once the answer stands.",
        _ => NotYours,
    };

    private static string Settled(ApprovalState? stands) => stands switch
    {
        ApprovalState.Denied => "it was denied",
        ApprovalState.Expired => "nobody decided in time",
        null => "nothing waits for approval any more",
        _ => "it was approved",
    };
}
