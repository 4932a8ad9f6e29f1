using System.Collections.Immutable;
using ChatAgency.Core.Accepting;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Importing;
using ChatAgency.Core.Rating;
using ChatAgency.Core.Running;
using ChatAgency.Core.Views;
using ChatAgency.Grains.Interfaces.Finding;
using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace ChatAgency.Grains.Interfaces.Conversations;

/// <summary>One conversation; its key is the text form of <see cref="ConversationId"/>. No call here waits on a model.</summary>
[Alias("ChatAgency.IConversationGrain"), Version(1)]
public interface IConversationGrain : IGrainWithStringKey
{
    /// <summary>
    /// Keeps a message. When this returns <see cref="AcceptOutcome.Accepted"/> the message is durable; when it throws,
    /// whether it is durable is unknown and it may be sent again.
    /// </summary>
    [Alias("Accept"), AlwaysInterleave]
    Task<AcceptResult> Accept(IncomingMessage message, CancellationToken cancellationToken);

    /// <summary>Stops a turn, or every open and waiting one where <paramref name="turn"/> is null. False where there was none.</summary>
    [Alias("Cancel"), AlwaysInterleave]
    Task<bool> Cancel(long? turn, PersonId by, CancellationToken cancellationToken);

    /// <summary>Answers an ended turn anew, in the same place; also one that has left the working window. False where the turn is unknown, still open or withdrawn.</summary>
    [Alias("TryAgain"), AlwaysInterleave]
    Task<bool> TryAgain(long turn, PersonId by, CancellationToken cancellationToken);

    /// <summary>
    /// Answers an ended turn anew, in the same place: as it was, or with the wish to be shorter and by the same agent. What was
    /// asked for before the answer that stands was there is done already, and found. As <see cref="TryAgain"/> otherwise.
    /// </summary>
    /// <param name="turn">The turn.</param>
    /// <param name="shorter">True where the answer was too long.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="at">When, by the platform's clock.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [Alias("Redo"), AlwaysInterleave]
    Task<bool> Redo(long turn, bool shorter, PersonId by, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps what a person thinks of an answer: their latest word, by its time. The same word twice is kept once, and a word
    /// without a reason leaves the reason that stands for the same verdict. False where the turn has no answer.
    /// </summary>
    /// <param name="turn">The turn; also one that has left the working window.</param>
    /// <param name="verdict">Up or down.</param>
    /// <param name="reason">Why, 1,000 characters at most; null where they did not say.</param>
    /// <param name="by">Who says it.</param>
    /// <param name="at">When, by the platform's clock.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [Alias("Rate"), AlwaysInterleave]
    Task<bool> Rate(long turn, Verdict verdict, string? reason, PersonId by, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Takes what a person said of an answer back: this verdict, where it is the one that stands, or whichever does where it is null. False where the turn has no answer.</summary>
    [Alias("TakeBack"), AlwaysInterleave]
    Task<bool> TakeBack(long turn, Verdict? verdict, PersonId by, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Which turn shows itself in a post; null where none does.</summary>
    [Alias("TurnOf"), AlwaysInterleave]
    Task<long?> TurnOf(PostId post, CancellationToken cancellationToken);

    /// <summary>Why a turn was answered as it was; null where there is none of this number.</summary>
    [Alias("Explain"), AlwaysInterleave]
    Task<Explanation?> Explain(long turn, CancellationToken cancellationToken);

    /// <summary>
    /// Has another agent answer a turn, in the same place, and teaches the workspace that messages like it are for that agent.
    /// The same choice twice is made once; the turn may have left the working window. False where that agent is not among the <see cref="TurnView.Others"/> of the turn.
    /// </summary>
    [Alias("AnswerBy"), AlwaysInterleave]
    Task<bool> AnswerBy(long turn, AgentName agent, PersonId by, CancellationToken cancellationToken);

    /// <summary>
    /// Decides on a call that waits for approval. False where it does not wait any more, or where it is not for this
    /// person to decide.
    /// </summary>
    [Alias("Decide"), AlwaysInterleave]
    Task<bool> Decide(long turn, string approval, bool approves, PersonId by, CancellationToken cancellationToken);

    /// <summary>Takes note of the agency's own post or edit as the platform reports it. Writes only when it changes something.</summary>
    [Alias("Echo"), AlwaysInterleave]
    Task Echo(Echo echo, CancellationToken cancellationToken);

    /// <summary>The conversation as it stands; null where nothing was ever kept.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<ConversationView?> Read(CancellationToken cancellationToken);

    /// <summary>The whole transcript, pages included; null where nothing was ever kept.</summary>
    [Alias("ReadAll"), AlwaysInterleave]
    Task<ConversationView?> ReadAll(CancellationToken cancellationToken);

    /// <summary>
    /// Changes as they come. After <paramref name="after"/>, a <see cref="ConversationChange.Position"/> seen before,
    /// only what changed since; without it, or where that is unknown, every turn of the working window first.
    /// </summary>
    [Alias("Watch"), AlwaysInterleave]
    IAsyncEnumerable<ConversationChange> Watch(string? after, CancellationToken cancellationToken);

    /// <summary>Takes up what is open. Called for conversations that carry an open mark.</summary>
    [Alias("Resume"), AlwaysInterleave]
    Task Resume(CancellationToken cancellationToken);

    /// <summary>Stops what runs and erases record and pages.</summary>
    [Alias("Erase"), AlwaysInterleave]
    Task Erase(CancellationToken cancellationToken);

    /// <summary>
    /// Erases what a person wrote here, with the answers to it, and their words on other answers, as if they had deleted all of
    /// it; gone from the store when it returns. It may be repeated. How many messages there were; null where there was nothing.
    /// </summary>
    /// <param name="person">Whose words.</param>
    /// <param name="by">The operator, of whom the audit tells.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [Alias("EraseWordsOf"), AlwaysInterleave]
    Task<int?> EraseWordsOf(PersonId person, string by, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps turns that another program answered, as turns that have ended; durable when it returns. The same ones again are kept
    /// once. False where the conversation has something else in their place, or ends before it.
    /// </summary>
    /// <param name="after">The number of the turn that they follow; 0 for the first ones.</param>
    /// <param name="turns">1 to 500.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [Alias("Import"), AlwaysInterleave]
    Task<bool> Import(long after, ImmutableArray<ImportedTurn> turns, CancellationToken cancellationToken);

    /// <summary>As <see cref="Erase"/>, by a person, of whom the audit tells.</summary>
    [Alias("EraseBy"), AlwaysInterleave]
    Task EraseBy(PersonId by, CancellationToken cancellationToken);

    /// <summary>All that the record knows of a turn but what was written, for operators; null where there is none of this number.</summary>
    /// <param name="turn">The turn, also one that has left the working window; null for the newest.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [Alias("Inspect"), AlwaysInterleave]
    Task<TurnFacts?> Inspect(long? turn, CancellationToken cancellationToken);

    /// <summary>Does what an operator wants done with a turn, and has the audit tell of it. False where that cannot be done with it as it stands.</summary>
    /// <param name="act">What.</param>
    /// <param name="turn">The turn.</param>
    /// <param name="by">The operator.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [Alias("Operate"), AlwaysInterleave]
    Task<bool> Operate(TurnAct act, long turn, string by, CancellationToken cancellationToken);

    /// <summary>As <see cref="ReadAll"/>, for an operator: the audit has it before it is given out.</summary>
    /// <param name="by">The operator.</param>
    /// <param name="reason">Why, in a word or two; 128 characters at most, and it stands in the audit.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="InvalidOperationException">The audit cannot be written now, so nothing is shown.</exception>
    [Alias("ReadFor"), AlwaysInterleave]
    Task<ConversationView?> ReadFor(string by, string reason, CancellationToken cancellationToken);

    /// <summary>
    /// Forgets the turns that ended before a time; gone from the store when it returns. What waits or runs is never touched. Where nothing
    /// is left the conversation is removed whole. It may be repeated.
    /// </summary>
    [Alias("ForgetBefore"), AlwaysInterleave]
    Task<Aged> ForgetBefore(DateTimeOffset before, CancellationToken cancellationToken);
}
