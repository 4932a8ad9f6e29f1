using System.Globalization;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Rating;
using ChatAgency.Grains.Interfaces.Finding;

namespace ChatAgency.Console.Operating;

/// <summary>Reads what is to be searched from a query, with every fault of it.</summary>
internal static class SearchAsked
{
    private const int Usual = 50;
    private const int Most = 500;

    public static RegisterSearch Read(IQueryCollection query, List<string> faults) => new()
    {
        From = Time(query, "from", DateTimeOffset.MinValue, faults),
        To = Time(query, "to", DateTimeOffset.MaxValue, faults),
        Workspace = Workspace(query, faults),
        Channel = Part(query, "channel", faults),
        Person = Part(query, "person", faults),
        Agent = Text(query, "agent"),
        State = Choice<TurnState>(query, "state", faults),
        Rating = Choice<Verdict>(query, "rating", faults),
        Before = Place(query, faults),
        Limit = Limit(query, faults),
    };

    /// <summary>A place as <c>next</c> has it.</summary>
    public static string? Text(RegisterPlace? place) =>
        place is null ? null : string.Create(CultureInfo.InvariantCulture, $"{place.At.UtcTicks}.{place.Turn}.{place.Conversation}");

    public static string? Text(IQueryCollection query, string what) => query[what].ToString() is { Length: > 0 } text ? text : null;

    public static DateTimeOffset Time(IQueryCollection query, string what, DateTimeOffset otherwise, List<string> faults)
    {
        if (Text(query, what) is not { } text) return otherwise;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)) return time;
        faults.Add($"{what} is a time such as 2026-03-01 or 2026-03-01T12:00:00Z");
        return otherwise;
    }

    private static string? Workspace(IQueryCollection query, List<string> faults)
    {
        if (Text(query, "workspace") is not { } text) return null;
        if (text.Split('/') is not [var platform, var workspace] || !ConversationId.IsPart(platform) || !ConversationId.IsPart(workspace)) faults.Add("workspace is a platform and the platform's id of it, such as slack/T024BE7LD");
        return text;
    }

    private static string? Part(IQueryCollection query, string what, List<string> faults)
    {
        if (Text(query, what) is not { } text) return null;
        if (!ConversationId.IsPart(text)) faults.Add($"{what} goes by the platform's id");
        return text;
    }

    private static T? Choice<T>(IQueryCollection query, string what, List<string> faults)
        where T : struct, Enum
    {
        if (Text(query, what) is not { } text) return null;
        // A number would be taken for one too.
        if (text.All(char.IsAsciiLetter) && Enum.TryParse<T>(text, ignoreCase: true, out var choice)) return choice;
        faults.Add($"{what} is one of {string.Join(", ", Enum.GetNames<T>().Select(static name => name.ToLowerInvariant()))}");
        return null;
    }

    private static RegisterPlace? Place(IQueryCollection query, List<string> faults)
    {
        if (Text(query, "after") is not { } text) return null;
        if (text.Split('.', 3) is [var ticks, var turn, var conversation]
            && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks
            && long.TryParse(turn, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return new RegisterPlace(new DateTimeOffset(at, TimeSpan.Zero), conversation, number);
        faults.Add("after is what 'next' of an earlier answer says");
        return null;
    }

    private static int Limit(IQueryCollection query, List<string> faults)
    {
        if (Text(query, "limit") is not { } text) return Usual;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= Most) return limit;
        faults.Add($"limit is 1 to {Most}");
        return Usual;
    }
}
