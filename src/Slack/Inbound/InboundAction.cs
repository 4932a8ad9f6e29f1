using ChatAgency.Core.Accepting;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Rating;
using ChatAgency.Core.Speaking;

namespace ChatAgency.Slack.Inbound;

/// <summary>What a verified request from Slack asks of the agency. A closed set.</summary>
public abstract record InboundAction
{
    private InboundAction() { }

    /// <summary>Slack tries the address: answer 200 with this text as text/plain.</summary>
    public sealed record Challenge(string Text) : InboundAction;

    /// <summary>A person's message, edit or deletion, for the conversation to keep. Its correlation id is left empty.</summary>
    public sealed record Message(IncomingMessage Incoming) : InboundAction
    {
        /// <summary>What its event tells of whether it is answered.</summary>
        public SpeakingFacts Facts { get; init; }

        /// <summary>The team that the event names; null where it names none.</summary>
        public string? Team { get; init; }
    }

    /// <summary>The agency's own marked post, edit or deletion came back.</summary>
    public sealed record Echo(ConversationId Conversation, Core.Delivery.Echo Seen) : InboundAction;

    /// <summary>A person wants another agent to answer a turn.</summary>
    public sealed record AnswerBy(ConversationId Conversation, long Turn, AgentName Agent, PersonId By) : InboundAction;

    /// <summary>A person wants an ended turn answered anew, as it was or shorter; asked for at this time.</summary>
    public sealed record Redo(ConversationId Conversation, long Turn, bool Shorter, PersonId By, DateTimeOffset At) : InboundAction;

    /// <summary>A person said what they think of an answer.</summary>
    /// <param name="Conversation">The thread.</param>
    /// <param name="Turn">The turn.</param>
    /// <param name="Verdict">Up or down.</param>
    /// <param name="By">Who said it.</param>
    /// <param name="At">When, by Slack's clock.</param>
    /// <param name="Reason">Why; null where they did not say.</param>
    /// <param name="Trigger">By which a form may be opened for them within three seconds; null where none may. Never logged.</param>
    public sealed record Rate(ConversationId Conversation, long Turn, Verdict Verdict, PersonId By, DateTimeOffset At, string? Reason = null, string? Trigger = null) : InboundAction;

    /// <summary>A person took back what they had said of an answer.</summary>
    public sealed record TakeBack(ConversationId Conversation, long Turn, Verdict Verdict, PersonId By, DateTimeOffset At) : InboundAction;

    /// <summary>A person asks why a turn was answered as it was: to be shown within three seconds, by the trigger, which is never logged.</summary>
    public sealed record Why(ConversationId Conversation, long Turn, string Trigger) : InboundAction;

    /// <summary>A person set a sign below a message, or took it away, that the agency heeds. In which thread the message stands Slack does not say.</summary>
    public sealed record Reaction(string Workspace, string Channel, string Ts, ReactionWish Wish, bool IsRemoved, PersonId By, DateTimeOffset At) : InboundAction
    {
        /// <summary>The channel is shared with another organisation.</summary>
        public bool IsInSharedChannel { get; init; }
    }

    /// <summary>A person stopped a turn, or the whole conversation where <paramref name="Turn"/> is null.</summary>
    public sealed record Cancel(ConversationId Conversation, long? Turn, PersonId By) : InboundAction;

    /// <summary>A person approved or denied a call that waits.</summary>
    public sealed record Decide(ConversationId Conversation, long Turn, string Approval, bool Approves, PersonId By) : InboundAction;

    /// <summary>A person looks after an incident that operators were told of.</summary>
    public sealed record Acknowledge(string Incident, PersonId By) : InboundAction;

    /// <summary>A person chose the agent that they want in this workspace, by a slash command; null where the command names none.</summary>
    public sealed record Use(string Workspace, PersonId By, string? Name) : InboundAction;

    /// <summary>
    /// A person opened the agency's pane, or has another channel in view beside it: the moment for prompts that fit. An ornament, so
    /// nothing is kept of it.
    /// </summary>
    /// <param name="Workspace">The installation.</param>
    /// <param name="Channel">The pane's own channel, a direct message; null where the event tells whose pane it is, and no more.</param>
    /// <param name="Thread">The thread that was begun for it, in apps from before agent sessions; null where the prompts stand above all threads.</param>
    /// <param name="InView">The channel in view; null where none is told.</param>
    public sealed record PaneOpened(string Workspace, string? Channel, string? Thread, string? InView) : InboundAction
    {
        /// <summary>Whose pane it is, where its channel is not told.</summary>
        public string? Person { get; init; }
    }

    /// <summary>A person, a channel or a group of people is called or made up otherwise now.</summary>
    public sealed record Renamed(string Workspace, string Id) : InboundAction;

    /// <summary>A workspace took the agency out, or its token back, at this time of Slack's clock, as Slack's event of this name says.</summary>
    public sealed record Uninstalled(string Workspace, DateTimeOffset At, string Event) : InboundAction;

    /// <summary>An organisation that has the agency let it into these teams of its, or out of them, at this time of Slack's clock.</summary>
    public sealed record AccessChanged(string Enterprise, IReadOnlyList<string> Teams, bool IsGranted, DateTimeOffset At) : InboundAction;

    /// <summary>A person asks something of the agency itself, by a slash command.</summary>
    public sealed record Tell(string Workspace, CommandWord Word) : InboundAction;

    /// <summary>Nothing to do: answer 200. The reason is one of a small fixed set (<see cref="IgnoredBecause"/>), fit to count by.</summary>
    public sealed record Ignored(string Reason) : InboundAction;

    /// <summary>Never will be a payload: answer 400. The reason is one of a small fixed set, without anything from the body.</summary>
    public sealed record Malformed(string Reason) : InboundAction;
}
