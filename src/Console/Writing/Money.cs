using System.Globalization;

namespace ChatAgency.Console.Writing;

/// <summary>US dollars in words.</summary>
internal static class Money
{
    private const decimal Least = 0.0001m;

    /// <summary>An amount to the hundredth of a cent, or a dash where none is known.</summary>
    public static string Of(decimal? cost) => cost switch
    {
        null => "–",
        > 0 and < Least => string.Create(CultureInfo.InvariantCulture, $"below ${Least}"),
        { } known => string.Create(CultureInfo.InvariantCulture, $"${known:0.####}"),
    };
}
