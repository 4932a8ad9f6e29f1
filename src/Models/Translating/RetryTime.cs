using System.ClientModel.Primitives;
using System.Globalization;

namespace ChatAgency.Models.Translating;

/// <summary>Reads when a provider says to come again.</summary>
internal static class RetryTime
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public static TimeSpan? Read(PipelineResponseHeaders headers, TimeProvider time)
    {
        if (Number(headers, "retry-after-ms") is { } milliseconds) return Bounded(TimeSpan.FromMilliseconds(milliseconds));
        if (Number(headers, "Retry-After") is { } seconds) return Bounded(TimeSpan.FromSeconds(seconds));
        return headers.TryGetValue("Retry-After", out var text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
                ? Bounded(at - time.GetUtcNow())
                : null;
    }

    private static double? Number(PipelineResponseHeaders headers, string name) =>
        headers.TryGetValue(name, out var text)
        && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
        && value <= Longest.TotalMilliseconds
            ? value
            : null;

    private static TimeSpan Bounded(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait;
}
