using ChatAgency.Core.Accepting;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Speaking;
using ChatAgency.Slack.Inbound.Payloads;

namespace ChatAgency.Slack.Inbound;

/// <summary>Decides, for events, what is for the agency and what is ignored. Pure.</summary>
internal static class EventMap
{
    public static InboundAction Map(MessagePayload happened, Origin origin) => happened.Type switch
    {
        "agent_session_stopped" => Stopped(happened, origin),
        "message" or "app_mention" => About(happened, origin),
        { } type when PaneEvents.IsOne(type) => PaneEvents.Map(happened, origin),
        { } type when NameEvents.IsOne(type) => NameEvents.Map(happened, origin),
        { } type when UninstallEvents.IsOne(type) => UninstallEvents.Map(happened, origin),
        { } type when AccessEvents.IsOne(type) => AccessEvents.Map(happened, origin),
        _ => new InboundAction.Ignored(IgnoredBecause.OtherEvent),
    };

    private static InboundAction About(MessagePayload happened, Origin origin) => happened.Subtype switch
    {
        "message_changed" => ChangeMap.Changed(happened, origin),
        "message_deleted" => ChangeMap.Deleted(happened, happened.PreviousMessage, origin),
        _ when ByAgencyOrBot(happened, happened.ThreadTs, happened.Channel, origin) is { } action => action,
        _ when !IsPersons(happened.Subtype) => new InboundAction.Ignored(IgnoredBecause.NoPersonsWords),
        _ => Said(happened, origin),
    };

    private static InboundAction Said(MessagePayload said, Origin origin)
    {
        if (Addressed(said, said, null, origin) is not { } addressing) return new InboundAction.Ignored(IgnoredBecause.Chatter);
        if (Incoming(said, said.Channel, origin) is not { } incoming) return new InboundAction.Ignored(IgnoredBecause.Incomplete);
        return Message(incoming with { Addressing = addressing }, said, said, origin);
    }

    /// <summary>The message with what its event tells of whether it is answered.</summary>
    public static InboundAction.Message Message(IncomingMessage incoming, MessagePayload happened, MessagePayload message, Origin origin)
    {
        var isDirect = IsDirect(happened);
        var facts = new SpeakingFacts
        {
            IsDirect = isDirect,
            IsMention = incoming.Addressing == Addressing.Agency && !isDirect,
            IsReply = incoming.Id.Value != incoming.Conversation.Thread,
            IsInSharedChannel = origin.IsShared,
            IsForeign = origin.IsForeign(message),
        };
        if (incoming.Addressing == Addressing.Thread) incoming = incoming with { Others = Mentions.Others(message.Text, origin.BotUser) };
        return new InboundAction.Message(incoming) { Facts = facts, Team = origin.Team };
    }

    private static InboundAction Stopped(MessagePayload happened, Origin origin) =>
        origin.Conversation(happened.Channel, happened.ThreadTs) is { } conversation && !string.IsNullOrEmpty(happened.User)
            ? new InboundAction.Cancel(conversation, null, new PersonId(happened.User))
            : new InboundAction.Ignored(IgnoredBecause.Incomplete);

    /// <summary>Subtypes whose text is a person's own.</summary>
    public static bool IsPersons(string? subtype) => subtype is null or "" or "file_share" or "thread_broadcast" or "me_message";

    /// <summary>An echo, or why it is ignored, where no person wrote the message; null where one did.</summary>
    public static InboundAction? ByAgencyOrBot(MessagePayload message, string? thread, string? channel, Origin origin, bool deleted = false)
    {
        var author = Authorship.Of(message, origin);
        if (author == Author.Person) return null;
        if (author == Author.OtherBot) return new InboundAction.Ignored(IsPersons(message.Subtype) || message.Subtype == "bot_message" ? IgnoredBecause.OtherBot : IgnoredBecause.NoPersonsWords);
        if (!PostMetadata.TryRead(message.Metadata, out var marker, out var revision)) return new InboundAction.Ignored(IgnoredBecause.OurOwn);
        if (!SlackTime.TryParse(message.Ts, out _)) return new InboundAction.Ignored(IgnoredBecause.Incomplete);
        return origin.Conversation(channel, thread ?? message.Ts) is { } conversation
            ? new InboundAction.Echo(conversation, new(marker, new(message.Ts!), revision, deleted))
            : new InboundAction.Ignored(IgnoredBecause.Incomplete);
    }

    /// <summary>To whom a message speaks; null where it is chatter. What it said before a change counts too, and where some place wants every message all is for the thread at least.</summary>
    public static Addressing? Addressed(MessagePayload happened, MessagePayload message, MessagePayload? before, Origin origin)
    {
        var mentioned = happened.Type == "app_mention" || Mentions.Contains(message.Text, origin.BotUser) || Mentions.Contains(before?.Text, origin.BotUser);
        if (IsDirect(happened) || mentioned) return Addressing.Agency;
        return string.IsNullOrEmpty(message.ThreadTs ?? before?.ThreadTs) && !origin.Listens ? null : Addressing.Thread;
    }

    private static bool IsDirect(MessagePayload happened) =>
        string.IsNullOrEmpty(happened.ChannelType) ? happened.Channel is ['D', ..] : happened.ChannelType is "im" or "app_home";

    /// <summary>A person's message in the agency's terms; null where it lacks an author, a time or a place.</summary>
    public static IncomingMessage? Incoming(MessagePayload message, string? channel, Origin origin)
    {
        if (string.IsNullOrEmpty(message.User) || !SlackTime.TryParse(message.Ts, out var sentAt)) return null;
        var thread = string.IsNullOrEmpty(message.ThreadTs) ? message.Ts : message.ThreadTs;
        if (origin.Conversation(channel, thread) is not { } conversation) return null;
        return new IncomingMessage
        {
            Conversation = conversation,
            Id = new MessageId(message.Ts!),
            Author = new PersonId(message.User),
            Text = Cut(Mentions.StripLeading(message.Text ?? "", origin.BotUser)),
            SentAt = sentAt,
        };
    }

    private static string Cut(string text)
    {
        if (text.Length <= IncomingMessage.MaxTextLength) return text;
        var end = IncomingMessage.MaxTextLength;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)];
    }
}
