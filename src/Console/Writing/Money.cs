using System.Globalization;

namespace ChatAgency.Console.Writing;

/// <summary>US dollars in words.</summary>
internal static class Money
{
    public static string Of(decimal? cost) => cost is { } known ? string.Create(CultureInfo.InvariantCulture, $"${known:0.####}") : "–";
}
