using System.Globalization;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Delivery;

namespace ChatAgency.Slack.Rendering;

/// <summary>What stands around a part's text: who speaks, which part it is, what can be done.</summary>
/// <param name="Head">The line above, as mrkdwn; null for none.</param>
/// <param name="Work">The pieces of work behind the text that are told of below; empty for none.</param>
/// <param name="Foot">The small line below, as mrkdwn; null for none.</param>
/// <param name="Buttons">What the buttons below do; empty for none.</param>
/// <param name="Menu">The menu beside them; null for none.</param>
/// <param name="More">The small menu at their end; null for none.</param>
/// <param name="Feedback">What the two sides of the feedback buttons below all send; null for none.</param>
internal sealed record PartFrame(
    string? Head, IReadOnlyList<WorkItem> Work, string? Foot, IReadOnlyList<PartButton> Buttons, PartMenu? Menu, PartMenu? More = null, (string Up, string Down)? Feedback = null)
{
    private const int LongestName = 40;
    private const string Working = ":hourglass_flowing_sand:";

    /// <summary>The frame of one part among several.</summary>
    public static PartFrame Of(AnswerText text, int index, int count, string? icon = null)
    {
        var name = Name(text.Agent);
        var isLast = index == count - 1;
        var head = index == 0 && name is not null && text.Kind is AnswerKind.Growing or AnswerKind.Asking or AnswerKind.Answer ? $"{(icon is null ? "" : $"{icon} ")}*{name}*" : null;
        return new PartFrame(head, isLast ? WorkLines.Fitting(text) : [], FootOf(text.Kind, name, index, count, isLast), isLast ? [.. ButtonsOf(text)] : [], isLast ? MenuOf(text) : null)
        {
            More = isLast ? MoreOf(text) : null,
            Feedback = isLast && text.Kind == AnswerKind.Answer ? (Value(text, SlackNames.Up), Value(text, SlackNames.Down)) : null,
        };
    }

    /// <summary>The one section of a post that has no text yet.</summary>
    public static string Placeholder(AnswerText text) =>
        Name(text.Agent) is { } name ? $"{Working} _{name} {Is(name)} working on it…_" : $"{Working} _Working on it…_";

    /// <summary>What goes with one name, or with those of a panel, which stand side by side.</summary>
    public static string Is(string names) => names.Contains(',', StringComparison.Ordinal) ? "are" : "is";

    private static string? FootOf(AnswerKind kind, string? name, int index, int count, bool isLast)
    {
        // While it grows the count is left out: it would change every part whenever one is added.
        var place = kind is AnswerKind.Growing or AnswerKind.Asking ? (index > 0 ? $"({index + 1})" : null) : count > 1 ? $"({index + 1}/{count})" : null;
        var note = (kind, isLast) switch
        {
            (AnswerKind.Growing, true) => name is null ? $"{Working} _writing…_" : $"{Working} _{name} {Is(name)} writing…_",
            (AnswerKind.Answer, true) => $"AI-generated{(name is null ? "" : $" by {name}")} · check important facts",
            _ => null,
        };
        return place is null ? note : note is null ? place : $"{place} {note}";
    }

    private static IEnumerable<PartButton> ButtonsOf(AnswerText text)
    {
        var turn = text.Turn.ToString(CultureInfo.InvariantCulture);
        return text.Kind switch
        {
            AnswerKind.Placeholder or AnswerKind.Growing => [.. Instead(text), new PartButton(SlackNames.StopAction, "Stop", turn)],
            AnswerKind.Asking =>
            [
                new PartButton(SlackNames.ApproveAction, "Approve", Value(text, text.Approval)),
                new PartButton(SlackNames.DenyAction, "Deny", Value(text, text.Approval)),
                new PartButton(SlackNames.StopAction, "Stop", turn),
            ],
            AnswerKind.Answer => [.. Instead(text), new PartButton(SlackNames.WhyAction, "Why?", turn)],
            AnswerKind.Note => [new PartButton(SlackNames.AgainAction, "Try again", turn)],
            _ => [],
        };
    }

    private static IEnumerable<PartButton> Instead(AnswerText text) =>
        text.Rival is { } rival ? [new PartButton(SlackNames.InsteadAction, $"Ask {Line(rival)} instead", Value(text, rival))] : [];

    private static PartMenu? MenuOf(AnswerText text)
    {
        if (text.Kind != AnswerKind.Answer || text.Others.Count == 0) return null;
        return new PartMenu(SlackNames.AnotherAction, "Another agent…", [.. text.Others.Select(agent => (Line(agent), Value(text, agent)))]);
    }

    private static PartMenu? MoreOf(AnswerText text) => text.Kind != AnswerKind.Answer ? null
        : new PartMenu(SlackNames.MoreAction, "", [("Try again", Value(text, SlackNames.Again)), ("Make it shorter", Value(text, SlackNames.Shorter))]);

    private static string Value(AnswerText text, string? what) => string.Create(CultureInfo.InvariantCulture, $"{text.Turn}:{what}");

    private static string? Name(string? agent) => string.IsNullOrWhiteSpace(agent) ? null : Mrkdwn.Text(Line(agent));

    private static string Line(string agent)
    {
        var line = CleanText.Of(agent.ReplaceLineEndings(" ")).Trim();
        return line.Length <= LongestName ? line : CleanText.Of(line[..LongestName]);
    }
}
