using System.Globalization;

namespace ChatAgency.Console.Writing;

/// <summary>A small bar chart, drawn here: no script, and nothing in it that a strict content policy would shut out. Its numbers are in its title for who cannot see it.</summary>
internal static class Bars
{
    private const int Width = 320;
    private const int Height = 72;

    /// <param name="title">What is drawn.</param>
    /// <param name="values">From the oldest to the newest; null where nothing was measured.</param>
    /// <param name="words">A value in words.</param>
    /// <param name="from">What stands below its first bar.</param>
    /// <param name="to">What stands below its last bar.</param>
    public static Html Of(string title, IReadOnlyList<double?> values, Func<double, string> words, string from, string to)
    {
        var most = values.Max() ?? 0;
        var step = (double)Width / values.Count;
        var bars = values.Select((value, at) => value is { } known and > 0 ? Bar(at * step, step, known / most) : Html.None);
        return Html.Of($"""
            <figure class="chart">
              <figcaption>{title} <span class="quiet">most {words(most)}</span></figcaption>
              <svg viewBox="0 0 {Width} {Height}" role="img" aria-label="{title}: {Spoken(values, words)}" preserveAspectRatio="none">
                <line class="ground" x1="0" y1="{Height}" x2="{Width}" y2="{Height}"></line>
                {bars}
              </svg>
              <p class="axis quiet"><span>{from}</span><span>{to}</span></p>
            </figure>
            """);
    }

    private static Html Bar(double x, double step, double share)
    {
        var height = Math.Max(2, share * (Height - 4));
        return Html.Of($"<rect class=\"bar\" x=\"{Number(x + (step * 0.12))}\" y=\"{Number(Height - height)}\" width=\"{Number(step * 0.76)}\" height=\"{Number(height)}\"></rect>");
    }

    private static string Spoken(IReadOnlyList<double?> values, Func<double, string> words) =>
        values.Any(static value => value > 0) ? string.Join(", ", values.Select(value => value is { } known ? words(known) : "none")) : "nothing";

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
