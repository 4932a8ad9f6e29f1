using System.Globalization;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Rating;
using ChatAgency.Grains.Interfaces.Finding;

namespace ChatAgency.Grains.Finding;

/// <summary>What an entry can be found by, as short texts, and whether it is what is wanted.</summary>
internal static class Facets
{
    private const string Failed = "k:failed";
    private const string Aside = "k:aside";

    /// <summary>The one of a turn, whatever is said of it.</summary>
    public static string OfTurn(RegisterEntry entry) => string.Create(CultureInfo.InvariantCulture, $"n:{entry.Conversation}#{entry.Turn}");

    public static string OfConversation(string conversation) => $"v:{conversation}";

    public static bool IsRated(RegisterEntry entry) => entry.Ups + entry.Downs > 0;

    public static IEnumerable<string> Of(RegisterEntry entry)
    {
        yield return OfTurn(entry);
        yield return OfConversation(entry.Conversation);
        if (ConversationId.TryParse(entry.Conversation, out var id))
        {
            yield return $"w:{WorkspaceKey.Of(id)}";
            yield return $"c:{id.Channel}";
            yield return $"t:{id.Thread}";
        }

        yield return $"s:{entry.State}";
        if (entry.Author is { } author) yield return $"p:{author}";
        foreach (var stamp in Stamps(entry)) yield return $"t:{stamp}";
        foreach (var agent in Agents(entry)) yield return $"a:{agent.ToUpperInvariant()}";
        if (entry.ErrorId is not null) yield return Failed;
        if (IsAside(entry)) yield return Aside;
        if (entry.Ups > 0) yield return $"r:{Verdict.Up}";
        if (entry.Downs > 0) yield return $"r:{Verdict.Down}";
    }

    /// <summary>Those that each wanted entry has.</summary>
    public static string[] Of(RegisterSearch search) => [.. All(search).OfType<string>()];

    public static bool IsWanted(RegisterEntry entry, RegisterSearch search)
    {
        if (entry.AcceptedAt < search.From || entry.AcceptedAt >= search.To) return false;
        if (search.Before is { } before && RegisterPlace.Order.Compare(entry.Place, before) >= 0) return false;
        return (search.Conversation is null || entry.Conversation == search.Conversation)
            && (search.Workspace is null || entry.Conversation.StartsWith($"{search.Workspace}/", StringComparison.Ordinal))
            && (search.Channel is null || entry.Conversation.Contains($"/{search.Channel}:", StringComparison.Ordinal))
            && (search.Person is null || entry.Author == search.Person)
            && (search.State is null || entry.State == search.State)
            && (search.Rating is null || (search.Rating == Verdict.Up ? entry.Ups : entry.Downs) > 0)
            && (!search.Failed || entry.ErrorId is not null)
            && (!search.Aside || IsAside(entry))
            && (search.Agent is null || Agents(entry).Contains(search.Agent, StringComparer.OrdinalIgnoreCase))
            && (search.Stamp is null || Stamps(entry).Contains(search.Stamp) || entry.Conversation.EndsWith($":{search.Stamp}", StringComparison.Ordinal));
    }

    private static IEnumerable<string?> All(RegisterSearch search)
    {
        yield return search.Conversation is { } conversation ? OfConversation(conversation) : null;
        yield return search.Workspace is { } workspace ? $"w:{workspace}" : null;
        yield return search.Channel is { } channel ? $"c:{channel}" : null;
        yield return search.Person is { } person ? $"p:{person}" : null;
        yield return search.Agent is { } agent ? $"a:{agent.ToUpperInvariant()}" : null;
        yield return search.State is { } state ? $"s:{state}" : null;
        yield return search.Rating is { } rating ? $"r:{rating}" : null;
        yield return search.Stamp is { } stamp ? $"t:{stamp}" : null;
        yield return search.Failed ? Failed : null;
        yield return search.Aside ? Aside : null;
    }

    private static bool IsAside(RegisterEntry entry) => entry.IsParked || entry.State == TurnState.Undeliverable;

    private static IEnumerable<string> Stamps(RegisterEntry entry) => (entry.Posts ?? []).Concat(entry.Message is { } message ? [message] : []);

    private static IEnumerable<string> Agents(RegisterEntry entry) =>
        (entry.Authors ?? []).Select(static author => author.Agent.Value).Concat(entry.Agent?.Split(", ") ?? []).Distinct(StringComparer.OrdinalIgnoreCase);
}
