using System.Globalization;

namespace ChatAgency.Simulators.Slack.Workspaces;

/// <summary>Draws message timestamps: Unix seconds with six digits after the point, never twice the same, always rising.</summary>
internal sealed class Timestamps(TimeProvider time)
{
    private readonly Lock _lock = new();
    private long _last;

    public string Next()
    {
        lock (_lock)
        {
            var micros = (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
            _last = Math.Max(micros, _last + 1);
            return string.Create(CultureInfo.InvariantCulture, $"{_last / 1_000_000}.{_last % 1_000_000:000000}");
        }
    }
}
