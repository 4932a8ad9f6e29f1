namespace ChatAgency.Slack.Rendering;

/// <summary>
/// Finds text whose nesting no reader wants: a parser's time grows with the square of it, and a hostile model may
/// write as much of it as it likes.
/// </summary>
internal static class Nesting
{
    private const int MostMarkers = 64;
    private const int MostBrackets = 2_000;

    public static bool IsBeyondReason(ReadOnlySpan<char> markdown)
    {
        if (markdown.Count('[') > MostBrackets) return true;
        foreach (var line in markdown.EnumerateLines())
        {
            if (Markers(line) > MostMarkers) return true;
        }

        return false;
    }

    /// <summary>How many quotes and lists a line opens, at most; a rule of dashes has no spaces between them and is none.</summary>
    private static int Markers(ReadOnlySpan<char> line)
    {
        var markers = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var ends = i + 1 == line.Length || line[i + 1] is ' ' or '\t';
            if (line[i] == '>' || (line[i] is '-' or '*' or '+' or '.' or ')' && ends)) markers++;
            else if (line[i] is not (' ' or '\t') && !char.IsAsciiDigit(line[i])) break;
        }

        return markers;
    }
}
