using ChatAgency.Core.Conversations;
using System.Collections.Immutable;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Keeping;

namespace ChatAgency.Core.Steps;

/// <summary>Something to be done outside. It may begin only once the record of version <see cref="After"/> is durable.</summary>
public abstract record Effect
{
    private Effect() { }

    /// <summary>The version that must be durable first; 0 for none.</summary>
    public long After { get; init; }

    /// <summary>Choose who answers; ends with <see cref="ConversationEvent.RouteChosen"/>.</summary>
    public sealed record ChooseRoute(long Ask, AgentRequest Request) : Effect;

    /// <summary>Let the agent answer; ends with finished or failed, or with nothing after <see cref="StopAgent"/>.</summary>
    public sealed record AskAgent(long Ask, Route Route, AgentRequest Request) : Effect;

    /// <summary>End the model call at once.</summary>
    public sealed record StopAgent(long Ask) : Effect;

    /// <summary>Cut a text into posts. Done at once, without a call.</summary>
    public sealed record LayOut(long Revision, AnswerText Text, int Tightness) : Effect;

    /// <summary>Post a part, marked; without a body the small placeholder. Not to be begun after the deadline.</summary>
    public sealed record PostPart(AnswerText Placeholder, PartBody? Body, PostMark Mark, DateTimeOffset Deadline) : Effect;

    /// <summary>Look for the agency's own posts under a marker.</summary>
    public sealed record Find(Marker Marker) : Effect;

    /// <summary>Write a post's whole content again.</summary>
    public sealed record UpdatePost(PostId Post, PartBody Body, PostMark Mark) : Effect;

    /// <summary>Read which revision a post shows.</summary>
    public sealed record ReadBack(PostId Post) : Effect;

    /// <summary>Remove a condemned post.</summary>
    public sealed record Delete(PostId Post) : Effect;

    /// <summary>Get ids for the files of an ended turn's answer; ends with <see cref="ConversationEvent.FilesOpened"/>.</summary>
    public sealed record OpenFiles(MessageId Question, int Epoch, IReadOnlyList<AnswerFile> Files) : Effect;

    /// <summary>Put a file whose id is kept into the thread. Nothing comes back.</summary>
    public sealed record ShareFile(OpenedFile File) : Effect;

    /// <summary>Write turns that leave the working window as a page, as of the version in <see cref="After"/>; the same page again is the same page.</summary>
    public sealed record WritePage(int Page, ImmutableArray<Turn> Turns) : Effect;

    /// <summary>Take the words of deleted messages, and what answers them, out of the pages; the last of them is one that may have been written before the record was to say so.</summary>
    public sealed record RedactPages(ImmutableArray<MessageId> Messages, int Pages) : Effect;

    /// <summary>Take a page into the gist of what is before it.</summary>
    public sealed record Summarise(int Page, string Before) : Effect;

    /// <summary>Tell operators.</summary>
    public sealed record Tell(Notice Notice) : Effect;
}
