using System.Collections.Immutable;
using ChatAgency.Core.Accepting;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Approving;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Failures;
using ChatAgency.Core.Importing;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Rating;

namespace ChatAgency.Core.Steps;

/// <summary>A fact that the engine takes in.</summary>
public abstract record ConversationEvent
{
    private ConversationEvent() { }

    /// <summary>An activation has read the record. The other owner, if the record names one, is alive or not.</summary>
    public sealed record TakenOver(Owner Self, bool OwnerIsAlive) : ConversationEvent;

    /// <summary>A message was written, edited or deleted.</summary>
    public sealed record MessageArrived(IncomingMessage Message) : ConversationEvent
    {
        /// <summary>For an edit, as of <see cref="RedoWanted"/>.</summary>
        public ImmutableArray<Turn> Paged { get; init; } = [];
    }

    /// <summary>A person wants a turn stopped, or all of them.</summary>
    public sealed record CancelRequested(long? Turn) : ConversationEvent;

    /// <summary>An operator wants a turn set aside.</summary>
    public sealed record ParkRequested(long Turn) : ConversationEvent;

    /// <summary>An operator wants a turn answered anew, wherever it stands; <c>Paged</c> as of <see cref="RedoWanted"/>.</summary>
    public sealed record ReplayRequested(long Turn, ImmutableArray<Turn> Paged) : ConversationEvent;

    /// <summary>A person wants another agent to answer a turn; <c>Paged</c> as of <see cref="RedoWanted"/>.</summary>
    public sealed record AgentWanted(long Turn, AgentName Agent, PersonId By, ImmutableArray<Turn> Paged) : ConversationEvent;

    /// <summary>
    /// A person wants an ended turn answered anew, as it was or shorter; pressed at this time, by the platform's clock. Where the turn has
    /// left the working window, <c>Paged</c> has it as its page does, and what was joined into it.
    /// </summary>
    public sealed record RedoWanted(long Turn, bool Shorter, DateTimeOffset At, ImmutableArray<Turn> Paged) : ConversationEvent;

    /// <summary>A person said what they think of an answer.</summary>
    /// <param name="Turn">The turn.</param>
    /// <param name="Given">What they said.</param>
    /// <param name="TakesBack">Where they took something back: the only verdict that it may be; null for whichever stands.</param>
    /// <param name="Paged">As of <see cref="RedoWanted"/>.</param>
    public sealed record FeedbackGiven(long Turn, Feedback Given, Verdict? TakesBack, ImmutableArray<Turn> Paged) : ConversationEvent;

    /// <summary>All that a person wrote here is to be erased.</summary>
    /// <param name="Author">The person.</param>
    /// <param name="Paged">The posts that answer those of their messages which have left the working window.</param>
    public sealed record AuthorErased(PersonId Author, ImmutableArray<PostId> Paged) : ConversationEvent;

    /// <summary>What ended before a time is kept no longer.</summary>
    /// <param name="Before">The time.</param>
    /// <param name="FromPages">True where turns that have left the working window go, too.</param>
    public sealed record AgeReached(DateTimeOffset Before, bool FromPages) : ConversationEvent;

    /// <summary>Another program answered these, after the turn of that number.</summary>
    public sealed record TurnsImported(long After, ImmutableArray<ImportedTurn> Turns) : ConversationEvent;

    /// <summary>The platform reported the agency's own post, edit or deletion.</summary>
    public sealed record EchoSeen(Echo Echo) : ConversationEvent;

    /// <summary>The agent is chosen.</summary>
    public sealed record RouteChosen(long Ask, Route Route) : ConversationEvent;

    /// <summary>The agent wrote more.</summary>
    public sealed record TextGrew(long Ask, string Delta) : ConversationEvent;

    /// <summary>A piece of work behind the answer was named, or stands elsewhere now.</summary>
    public sealed record WorkMoved(long Ask, WorkItem Item) : ConversationEvent;

    /// <summary>The agent passed the turn on: another one writes the rest of its answer.</summary>
    public sealed record TurnPassedOn(long Ask, AgentName To) : ConversationEvent;

    /// <summary>The agent's answer is whole.</summary>
    public sealed record AgentFinished(long Ask, IReadOnlyList<Author>? Authors = null, long InputTokens = 0, long OutputTokens = 0, decimal? Cost = null) : ConversationEvent;

    /// <summary>The agent waits for a person.</summary>
    public sealed record AgentSuspended(long Ask, ApprovalAsk Approval) : ConversationEvent;

    /// <summary>What a person approved is done.</summary>
    public sealed record AgentActed(long Ask, string Approval, string Outcome) : ConversationEvent;

    /// <summary>A person decided on a call that waits.</summary>
    public sealed record ApprovalDecided(long Turn, string Approval, bool Approves, PersonId By) : ConversationEvent;

    /// <summary>The agency declines, in words of its own.</summary>
    public sealed record AgentDeclined(long Ask, string Text) : ConversationEvent;

    /// <summary>The agent will not finish.</summary>
    public sealed record AgentFailed(long Ask, Failure Failure) : ConversationEvent;

    /// <summary>A text was cut into the posts that show it.</summary>
    public sealed record LaidOut(long Revision, IReadOnlyList<PartBody> Parts) : ConversationEvent
    {
        /// <summary>What of it is to be shown as files too, once it stands.</summary>
        public IReadOnlyList<AnswerFile> Files { get; init; } = [];
    }

    /// <summary>There are ids for files of a turn's answer, that of this epoch.</summary>
    public sealed record FilesOpened(MessageId Question, int Epoch, IReadOnlyList<OpenedFile> Files) : ConversationEvent;

    /// <summary>A text could not be cut into posts: a fault of the platform's side of the agency.</summary>
    public sealed record LayOutFailed(long Revision) : ConversationEvent;

    /// <summary>A post ended.</summary>
    public sealed record PostEnded(Marker Marker, long Revision, PostResult Result) : ConversationEvent;

    /// <summary>A look for a marker ended.</summary>
    public sealed record FindEnded(Marker Marker, DateTimeOffset BegunAt, FindResult Result) : ConversationEvent;

    /// <summary>An update ended.</summary>
    public sealed record UpdateEnded(PostId Post, long Revision, UpdateResult Result) : ConversationEvent;

    /// <summary>Reading a post back ended.</summary>
    public sealed record ReadBackEnded(PostId Post, DateTimeOffset BegunAt, ReadBackResult Result) : ConversationEvent;

    /// <summary>A removal ended.</summary>
    public sealed record DeleteEnded(PostId Post, DeleteResult Result) : ConversationEvent;

    /// <summary>A transcript page with these turns is durable; with none, its writing failed.</summary>
    public sealed record PageWritten(int Page, ImmutableArray<Turn> Turns) : ConversationEvent;

    /// <summary>These deleted messages have no words in pages any more; their turns that stood there, with the posts that show them. With no message, it failed.</summary>
    public sealed record PagesRedacted(ImmutableArray<MessageId> Messages, ImmutableArray<Turn> Turns) : ConversationEvent;

    /// <summary>A page was taken into the gist that stood before; with no text, it could not be.</summary>
    public sealed record Summed(int Page, string Before, string? Text) : ConversationEvent;

    /// <summary>Another activation wrote the record in between; this is what stands there.</summary>
    public sealed record SaveConflicted(ConversationRecord Theirs, bool OwnerIsAlive) : ConversationEvent;

    /// <summary>The activation is to end soon: the open turn goes on, and no other is begun.</summary>
    public sealed record Leaving : ConversationEvent;

    /// <summary>The activation ends in good order: whoever comes next need not wait for its stamp to run out.</summary>
    public sealed record Released : ConversationEvent;

    /// <summary>The moment came that the engine asked to be woken at.</summary>
    public sealed record TimerDue : ConversationEvent;
}
