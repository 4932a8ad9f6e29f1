using ChatAgency.Core.Agents;
using ChatAgency.Core.Approving;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Failures;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Rating;

namespace ChatAgency.Core.Steps;

/// <summary>What operators get to know of a conversation. Never a person's words.</summary>
public abstract record Notice
{
    private Notice() { }

    /// <summary>A turn ended; how, and with which error id, it says itself.</summary>
    public sealed record TurnEnded(Turn Turn) : Notice;

    /// <summary>The first words of a turn's answer can be seen in its thread. A turn that is answered anew, or was taken over, tells it again.</summary>
    public sealed record WordsShown(long Turn, TimeSpan After) : Notice;

    /// <summary>A turn failed. People see the error id; this is what it stands for.</summary>
    public sealed record TurnFailed(long Turn, ErrorId ErrorId, Failure Failure) : Notice;

    /// <summary>Planning a turn failed again and again, for a fault of the agency's own: it ends with a note, and the thread goes on.</summary>
    public sealed record TurnParked(long Turn, ErrorId ErrorId, int Strikes) : Notice;

    /// <summary>An operator set a turn aside. People see the error id.</summary>
    public sealed record TurnSetAside(long Turn, ErrorId ErrorId) : Notice;

    /// <summary>A call that needs approval was asked for, decided, begun or done.</summary>
    public sealed record ApprovalMoved(long Turn, string Tool, ApprovalState State, PersonId? By) : Notice;

    /// <summary>A person said what they think of an answer, or took it back; never why.</summary>
    public sealed record FeedbackGiven(long Turn, Route? Route, Verdict Verdict) : Notice;

    /// <summary>The platform refuses until an operator acts: a token, a scope, a place.</summary>
    public sealed record PlatformRefuses(long Turn, string Call, string Reason) : Notice;

    /// <summary>The outcome of a call is unknown; the engine looks what became of it.</summary>
    public sealed record OutcomeUnknown(long Turn, string Call, string Reason) : Notice;

    /// <summary>A post could not be brought to a known state within its bounds.</summary>
    public sealed record GaveUp(long Turn, string Call) : Notice;

    /// <summary>A post is gone that nobody wanted: one beside the right one, or of a turn that nobody holds. What was withdrawn, erased or replaced is not told.</summary>
    public sealed record PostRemoved : Notice;

    /// <summary>An activation took over what another had begun.</summary>
    public sealed record TurnResumed(long Turn, int Attempt, string CorrelationId) : Notice;
}
