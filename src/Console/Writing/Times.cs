using System.Globalization;

namespace ChatAgency.Console.Writing;

/// <summary>Times and spans as operators read them: in UTC, and in the one unit that matters.</summary>
internal static class Times
{
    /// <summary>A moment to the second.</summary>
    public static Html At(DateTimeOffset at) => Html.Of($"<time datetime=\"{at.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}\">{at.UtcDateTime:yyyy-MM-dd HH:mm:ss}</time>");

    /// <summary>A moment, or a dash where there is none.</summary>
    public static Html At(DateTimeOffset? at) => at is { } known ? At(known) : Html.Of($"–");

    /// <summary>A span such as <c>340 ms</c>, <c>12.4 s</c>, <c>5 min</c> or <c>3 h 20 min</c>.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalMilliseconds: < 1000 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, span.TotalMilliseconds):0} ms"),
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.#} s"),
        { TotalMinutes: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes} min"),
        { TotalHours: < 48, Minutes: 0 } => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours} h"),
        { TotalHours: < 48 } => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours} h {span.Minutes} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalDays} days"),
    };

    /// <summary>From one moment to another; a dash where one of them is not known.</summary>
    public static string Between(DateTimeOffset? from, DateTimeOffset? to) => from is { } begun && to is { } ended ? Span(ended - begun) : "–";
}
