using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Interfaces.Speaking;

namespace ChatAgency.Grains.Speaking;

/// <summary>Says what is wrong with a workspace's wishes.</summary>
internal static class SpeakingFaults
{
    private const int MostChannels = 1_000;
    private const int MostPeople = 1_000;

    public static IEnumerable<string> Of(SpeakingWishes wishes)
    {
        if (wishes.Mode is { } mode && !Enum.IsDefined(mode)) yield return "the mode is Mentions, FollowUps or Every";
        if (wishes.Only.Count > MostChannels || wishes.Channels.Count > MostChannels) yield return $"there are {MostChannels} channels at most";
        if (!AreIds(wishes.Only)) yield return "'only' names something that is no channel: they go by the platform's ids, such as C024BE91L";
        if (Wrong(wishes.People) is { } who) yield return $"'people' {who}";
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < wishes.Channels.Count; i++)
        {
            var one = wishes.Channels[i];
            if (!ConversationId.IsPart(one.Channel)) yield return $"channel {i + 1} is none: it goes by the platform's id, such as C024BE91L";
            else if (!seen.Add(one.Channel)) yield return $"channel {i + 1} was named before";
            if (one.Mode is { } its && !Enum.IsDefined(its)) yield return $"the mode of channel {i + 1} is Mentions, FollowUps or Every";
            if (one.People is { } people && Wrong(people) is { } wrong) yield return $"'people' of channel {i + 1} {wrong}";
        }
    }

    private static string? Wrong(IReadOnlyList<string> people) =>
        people.Count > MostPeople ? $"has {MostPeople} names at most"
        : AreIds(people) ? null
        : "names somebody who is none: people and groups go by the platform's ids, such as U024BE7LH and S0614TZR7";

    private static bool AreIds(IReadOnlyList<string> ids) => ids.All(static id => ConversationId.IsPart(id));
}
