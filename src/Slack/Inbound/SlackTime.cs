using System.Globalization;

namespace ChatAgency.Slack.Inbound;

/// <summary>Slack's <c>ts</c>: seconds and six digits of microseconds, also a message's name. Never read as a float.</summary>
internal static class SlackTime
{
    private const int Decimals = 6;
    private const int MostDigits = 11;

    public static bool TryParse(string? ts, out DateTimeOffset time)
    {
        time = default;
        var dot = ts?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        if (dot is < 1 or > MostDigits || ts!.Length != dot + 1 + Decimals) return false;
        if (!long.TryParse(ts.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return false;
        if (!long.TryParse(ts.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var micros)) return false;
        time = DateTimeOffset.UnixEpoch.AddTicks((seconds * TimeSpan.TicksPerSecond) + (micros * TimeSpan.TicksPerMicrosecond));
        return true;
    }
}
