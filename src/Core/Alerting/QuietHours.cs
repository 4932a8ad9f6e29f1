namespace ChatAgency.Core.Alerting;

/// <summary>The hours of a day in which only what is critical is told. Equal ends are no hours.</summary>
/// <param name="From">Their first moment, by the clock of the zone.</param>
/// <param name="To">The first moment after them; earlier than <paramref name="From"/> where midnight lies between.</param>
/// <param name="Zone">Where operators live.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly To, TimeZoneInfo Zone)
{
    /// <summary>No hours at all.</summary>
    public static QuietHours None { get; } = new(default, default, TimeZoneInfo.Utc);

    /// <summary>True where this moment lies in them.</summary>
    public bool Hold(DateTimeOffset now) => From != To && TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone).DateTime).IsBetween(From, To);
}
