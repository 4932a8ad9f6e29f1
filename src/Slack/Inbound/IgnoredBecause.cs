using ChatAgency.Core.Speaking;

namespace ChatAgency.Slack.Inbound;

/// <summary>Why something from Slack is ignored: the whole list, in words fit for a metric's label.</summary>
public static class IgnoredBecause
{
    /// <summary>The channel wants mentions alone.</summary>
    public const string MentionsOnly = "mentions_only";

    /// <summary>People of a thread talk to each other.</summary>
    public const string BetweenPeople = "between_people";

    /// <summary>People talk in a channel and not to the agency.</summary>
    public const string Chatter = "chatter";

    /// <summary>An event that the agency has no use for.</summary>
    public const string OtherEvent = "other_event";

    /// <summary>A kind of message that no person wrote.</summary>
    public const string NoPersonsWords = "no_persons_words";

    /// <summary>Another bot wrote it.</summary>
    public const string OtherBot = "other_bot";

    /// <summary>The agency wrote it, without a mark.</summary>
    public const string OurOwn = "our_own";

    /// <summary>A change of a message that left its words as they were (an unfurl, a reply count).</summary>
    public const string SameWords = "same_words";

    /// <summary>It is for another app.</summary>
    public const string OtherApp = "other_app";

    /// <summary>It lacks what would say where it belongs.</summary>
    public const string Incomplete = "incomplete";

    /// <summary>A button, form or shortcut that is not the agency's.</summary>
    public const string OtherInteraction = "other_interaction";

    /// <summary>A sign below a message that the agency does not heed, or not there.</summary>
    public const string OtherReaction = "other_reaction";

    /// <summary>A slash command that is not the agency's.</summary>
    public const string Command = "command";

    /// <summary>The agency is not installed where it comes from.</summary>
    public const string NotInstalled = "not_installed";

    /// <summary>Slack says that it dropped events of the last minute: more came than it delivers (30,000 an hour).</summary>
    public const string RateLimited = "rate_limited";

    /// <summary>Slack probes the address's certificate.</summary>
    public const string Probe = "probe";

    /// <summary>The label of a reason to stay quiet.</summary>
    public static string Of(QuietReason reason) => reason switch
    {
        QuietReason.Chatter => Chatter,
        QuietReason.MentionsOnly => MentionsOnly,
        QuietReason.BetweenPeople => BetweenPeople,
        QuietReason.External => "external",
        QuietReason.Guest => "guest",
        QuietReason.Channel => "closed_channel",
        QuietReason.Person => "closed_person",
        QuietReason.Muted => "muted",
        _ => "loop",
    };
}
