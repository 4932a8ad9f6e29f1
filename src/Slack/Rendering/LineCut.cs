using System.Globalization;

namespace ChatAgency.Slack.Rendering;

/// <summary>Cuts lines until each fits. Nothing of their text is lost.</summary>
internal static class LineCut
{
    /// <summary>How far back a cut looks for the start of what is seen as one character.</summary>
    private const int MostMarks = 16;

    public static IEnumerable<Chunk> Fit(Line line, int most)
    {
        var rich = LineText.Rich(line);
        var length = line.Length;
        if (rich.Length <= most || length < 2) return [Whole(line, rich)];
        var (left, right) = line.Cut(Place(string.Concat(line.Runs.Select(static run => run.Text))));
        return left.Length == 0 || right.Length == 0 ? [Whole(line, rich)] : Fit(left, most).Concat(Fit(right, most));
    }

    private static Chunk Whole(Line line, string rich) =>
        new(rich, LineText.Plain(line), line.Fence, line.Language, line.Language is null ? "" : string.Concat(line.Runs.Select(static run => run.Text)));

    /// <summary>Near the middle: after a space where there is one, never within a character.</summary>
    private static int Place(string text)
    {
        var middle = text.Length / 2;
        var space = text.LastIndexOfAny([' ', '\t'], middle, middle / 2);
        if (space > 0) return space + 1;
        var at = middle;
        for (var steps = 0; steps < MostMarks && at > 0 && Continues(text, at); steps++) at--;
        if (at > 0 && !Continues(text, at)) return at;
        return char.IsLowSurrogate(text[middle]) ? middle + 1 : middle;
    }

    private static bool Continues(string text, int at) =>
        char.IsLowSurrogate(text[at])
        || text[at - 1] == '\u200d'
        || CharUnicodeInfo.GetUnicodeCategory(text, at)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.ModifierSymbol;
}
