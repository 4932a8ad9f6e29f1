using ChatAgency.Core.Conversations;
using ChatAgency.Slack.Inbound.Payloads;

namespace ChatAgency.Slack.Inbound;

/// <summary>Decides, for the signs that people set below messages, what is for the agency and what is ignored. Pure.</summary>
internal static class ReactionMap
{
    private const string Removed = "reaction_removed";

    /// <summary>True of an event about a sign.</summary>
    public static bool Is(MessagePayload happened) => happened.Type is "reaction_added" or Removed;

    /// <param name="happened">The event.</param>
    /// <param name="origin">Where it came from.</param>
    /// <param name="asks">The sign that asks the agency about any message; null for none.</param>
    public static InboundAction Map(MessagePayload happened, Origin origin, string? asks)
    {
        var isRemoved = happened.Type == Removed;
        if (WishOf(happened.Reaction, asks) is not { } wish || (isRemoved && wish is not (ReactionWish.Up or ReactionWish.Down))) return new InboundAction.Ignored(IgnoredBecause.OtherReaction);
        if (string.IsNullOrEmpty(happened.User) || happened.Item is not { Type: "message" } item || origin.Conversation(item.Channel, item.Ts) is null || !SlackTime.TryParse(happened.EventTs, out var at))
        {
            return new InboundAction.Ignored(IgnoredBecause.Incomplete);
        }

        if (happened.User == origin.BotUser) return new InboundAction.Ignored(IgnoredBecause.OurOwn);
        if (!MayStand(wish, happened.ItemUser, origin.BotUser)) return new InboundAction.Ignored(IgnoredBecause.OtherReaction);
        return new InboundAction.Reaction(origin.Workspace!, item.Channel!, item.Ts!, wish, isRemoved, new PersonId(happened.User), at) { IsInSharedChannel = origin.IsShared };
    }

    // Below the agency's own answers, and the one that asks below all others. Where an author is not told, the message itself tells.
    private static bool MayStand(ReactionWish wish, string? author, string? bot) =>
        string.IsNullOrEmpty(author) || bot is null || (wish == ReactionWish.Ask ? author != bot : author == bot);

    private static ReactionWish? WishOf(string? reaction, string? asks)
    {
        // A skin may be told behind the name.
        var name = reaction?.Split("::", 2)[0];
        return name switch
        {
            null or "" => null,
            _ when name == asks => ReactionWish.Ask,
            "+1" or "thumbsup" => ReactionWish.Up,
            "-1" or "thumbsdown" => ReactionWish.Down,
            "arrows_counterclockwise" => ReactionWish.Again,
            "octagonal_sign" => ReactionWish.Stop,
            _ => null,
        };
    }
}
