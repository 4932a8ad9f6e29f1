using System.Globalization;
using System.Text.RegularExpressions;
using ChatAgency.Core.Conversations;

namespace ChatAgency.Console.Operating;

/// <summary>What an operator has in hand: an error id, a conversation, a link to a message on Slack or a <c>ts</c>.</summary>
/// <param name="ErrorId">Where it is one.</param>
/// <param name="Conversation">Where it names one, maybe with a turn.</param>
/// <param name="Turn">The turn, where it says so.</param>
/// <param name="Channel">The channel of a message on Slack, where that is known.</param>
/// <param name="Stamp">The <c>ts</c> of that message.</param>
/// <param name="Thread">The <c>ts</c> of its thread, where that is known.</param>
internal sealed partial record WhyAsked(string? ErrorId = null, ConversationId? Conversation = null, long? Turn = null, string? Channel = null, string? Stamp = null, string? Thread = null)
{
    private const int Longest = 600;

    /// <summary>Reads it; null where it is none of those.</summary>
    public static WhyAsked? Read(string? text)
    {
        var of = text?.Trim().Trim('<', '>') ?? "";
        if (of.Length is 0 or > Longest) return null;
        if (Error().IsMatch(of)) return new WhyAsked(ErrorId: of.ToUpperInvariant());
        if (Ts().Match(of) is { Success: true } ts) return new WhyAsked(Channel: Given(ts.Groups[1]), Stamp: ts.Groups[2].Value);
        if (Permalink().Match(of) is { Success: true } link)
            return new WhyAsked(Channel: link.Groups[1].Value, Stamp: $"{link.Groups[2].Value}.{link.Groups[3].Value}", Thread: Given(Root().Match(of).Groups[1]));
        var (name, turn) = of.Split('#', 2) is [var before, var after] && long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (before, number) : (of, (long?)null);
        return ConversationId.TryParse(name, out var id) ? new WhyAsked(Conversation: id, Turn: turn) : null;
    }

    private static string? Given(Group group) => group.Success ? group.Value : null;

    [GeneratedRegex(@"\AE-[0-9A-Z]{8}\z", RegexOptions.IgnoreCase)]
    private static partial Regex Error();

    [GeneratedRegex(@"\A(?:([CDG][A-Z0-9]{2,20})[:/])?([0-9]{1,11}\.[0-9]{6})\z")]
    private static partial Regex Ts();

    [GeneratedRegex(@"\Ahttps?://[^/\s]+/archives/([CDG][A-Z0-9]{2,20})/p([0-9]{1,11})([0-9]{6})(?:\?|\||\z)", RegexOptions.IgnoreCase)]
    private static partial Regex Permalink();

    [GeneratedRegex(@"[?&;]thread_ts=([0-9]{1,11}\.[0-9]{6})(?:&|\||\z)")]
    private static partial Regex Root();
}
