using System.Globalization;
using ChatAgency.Core.Conversations;

namespace ChatAgency.Slack.Inbound;

/// <summary>What a form for a reason carries, and brings back: which answer it is about, and when the thumb was pressed. Slack shows it to nobody.</summary>
internal sealed record ReasonNote(ConversationId Conversation, long Turn, DateTimeOffset PressedAt)
{
    /// <summary>As the form carries it.</summary>
    public string Write() => string.Create(CultureInfo.InvariantCulture, $"{Turn} {PressedAt.UtcTicks} {Conversation}");

    /// <summary>Null for what no form of the agency's carries.</summary>
    public static ReasonNote? Read(string? text)
    {
        if (text?.Split(' ', 3) is not [var turn, var ticks, var conversation]) return null;
        if (!long.TryParse(turn, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number <= 0) return null;
        if (!long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at >= DateTimeOffset.MaxValue.UtcTicks) return null;
        return ConversationId.TryParse(conversation, out var id) ? new ReasonNote(id, number, new DateTimeOffset(at, TimeSpan.Zero)) : null;
    }
}
