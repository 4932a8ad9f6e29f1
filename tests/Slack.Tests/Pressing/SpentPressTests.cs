using ChatAgency.Core.Agents;
using ChatAgency.Core.Approving;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Rating;
using ChatAgency.Core.Views;
using ChatAgency.Slack.Inbound;
using ChatAgency.Slack.Pressing;
using Xunit;

namespace ChatAgency.Slack.Tests.Pressing;

/// <summary>Whoever pressed in vain is told why.</summary>
public sealed class SpentPressTests
{
    private static readonly ConversationId Thread = new("slack", "T1", "C1", "1.0");
    private static readonly PersonId Ann = new("U1");
    private static readonly InboundAction Again = new InboundAction.Redo(Thread, 1, false, Ann, DateTimeOffset.UnixEpoch);
    private static readonly InboundAction Stop = new InboundAction.Cancel(Thread, 1, Ann);
    private static readonly InboundAction Approve = new InboundAction.Decide(Thread, 1, "a", true, Ann);
    private static readonly InboundAction Thumb = new InboundAction.Rate(Thread, 1, Verdict.Up, Ann, DateTimeOffset.UnixEpoch);
    private static readonly InboundAction Code = new InboundAction.AnswerBy(Thread, 1, new AgentName("Code"), Ann);

    public static TheoryData<InboundAction, TurnFacts?, string> Cases => new()
    {
        { Again, null, "too old, or was erased" },
        { Thumb, null, "too old, or was erased" },
        { Again, Turn(TurnState.Withdrawn), "the question was deleted" },
        { Stop, Turn(TurnState.Withdrawn), "the question was deleted" },
        { Stop, Turn(TurnState.Completed), "nothing left to stop" },
        { Stop, Turn(TurnState.Delivering), "nothing left to stop" },
        { Approve, Turn(TurnState.Answering, ApprovalState.Waiting), "not yours to decide" },
        { Approve, Turn(TurnState.Completed, ApprovalState.Denied), "it was denied" },
        { Approve, Turn(TurnState.Completed, ApprovalState.Expired), "nobody decided in time" },
        { Approve, Turn(TurnState.Completed, ApprovalState.Done), "it was approved" },
        { Approve, Turn(TurnState.Completed), "nothing waits for approval" },
        { Thumb, Turn(TurnState.Failed), "no answer here to judge" },
        { Code, Turn(TurnState.Completed, offered: "Creative"), "not offered" },
        { Code, Turn(TurnState.Completed, offered: "code"), "do not take that from you" },
        { Again, Turn(TurnState.Merged), "together with another one" },
        { Again, Turn(TurnState.Accepted), "being answered already" },
        { Again, Turn(TurnState.Answering), "being answered already" },
        { Again, Turn(TurnState.Completed), "do not take that from you" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_says_why(InboundAction pressed, TurnFacts? turn, string words) => Assert.Contains(words, SpentPress.Why(pressed, turn), StringComparison.Ordinal);

    private static TurnFacts Turn(TurnState state, ApprovalState? approval = null, string? offered = null) => new()
    {
        Turn = 1,
        LastTurn = 1,
        State = state,
        Approval = approval,
        Route = offered is null ? null : new Route(new AgentName("General"), 1, "", "", Others: [offered]),
        Author = "U1",
        Message = "1.0",
        CorrelationId = "",
        SentAt = DateTimeOffset.UnixEpoch,
        AcceptedAt = DateTimeOffset.UnixEpoch,
        Feedback = [],
        Slots = [],
        Files = [],
        Condemned = [],
    };
}
