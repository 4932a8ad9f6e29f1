using System.Globalization;
using ChatAgency.Core.Alerting;

namespace ChatAgency.Grains.Alerting;

/// <summary>What is worth an alert, and who is told of it when. Where operators are told is set by <c>Alerts:Slack</c> and <c>Alerts:Webhook</c>.</summary>
public sealed class AlertOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Alerts";

    /// <summary>Minutes that somebody has to acknowledge the post in the channel before the webhook is called. 0 to 1440. Without a channel, or where it cannot be reached, the webhook is called at once.</summary>
    public double WebhookAfterMinutes { get; set; } = 5;

    /// <summary>Minutes after which both are told again, and again, while nobody acknowledges. 0.1 to 1440.</summary>
    public double AgainAfterMinutes { get; set; } = 15;

    /// <summary>An incident that was not seen for so many minutes is over. 0.1 to 1440; what is seen is looked for every ten seconds, so less than 0.5 ends what still lasts.</summary>
    public double ResolveAfterMinutes { get; set; } = 5;

    /// <summary>What the agency healed by itself is gathered for so many minutes, into one post. 0.1 to 1440.</summary>
    public double GatherMinutes { get; set; } = 60;

    /// <summary>When the hours begin in which only critical incidents are told, such as <c>22:00</c>. Off unless both ends are set.</summary>
    public string? QuietFrom { get; set; }

    /// <summary>When they end, such as <c>07:00</c>; earlier than <see cref="QuietFrom"/> where midnight lies between.</summary>
    public string? QuietTo { get; set; }

    /// <summary>By which clock: a name of the tz database, such as <c>Europe/Vienna</c>.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>Seconds that an open turn may show no progress before that is an incident. Waiting for a person does not count. 15 to 3600.</summary>
    public int StillSeconds { get; set; } = 60;

    /// <summary>Seconds that the outcome of a post may be unknown before that is an incident. 15 to 3600.</summary>
    public int UnknownSeconds { get; set; } = 60;

    /// <summary>So many turns that a silo parked within <see cref="WithinMinutes"/> are an incident. 0 to 1000; 0 for never.</summary>
    public int ParkedTurns { get; set; } = 1;

    /// <summary>So many turns that failed on a silo within <see cref="WithinMinutes"/> are an incident. 0 to 1000; 0 for never.</summary>
    public int FailedTurns { get; set; } = 10;

    /// <summary>So many faults of the agency's own within <see cref="WithinMinutes"/> on a silo are an incident. 0 to 1000; 0 for never.</summary>
    public int Faults { get; set; } = 5;

    /// <summary>In how many minutes turns and faults are counted together. 1 to 60.</summary>
    public int WithinMinutes { get; set; } = 10;

    internal TimeSpan Within => TimeSpan.FromMinutes(WithinMinutes);

    /// <summary>The rules that these settings make, for the ways that are set up.</summary>
    internal AlertRules Rules(IEnumerable<AlertWay> ways) => new()
    {
        Ways = ways.ToHashSet(),
        WebhookAfter = TimeSpan.FromMinutes(WebhookAfterMinutes),
        AgainAfter = TimeSpan.FromMinutes(AgainAfterMinutes),
        ResolveAfter = TimeSpan.FromMinutes(ResolveAfterMinutes),
        GatherFor = TimeSpan.FromMinutes(GatherMinutes),
        Quiet = TimeOf(QuietFrom) is { } from && TimeOf(QuietTo) is { } to ? new QuietHours(from, to, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)) : QuietHours.None,
    };

    /// <summary>The time of day that is written as hours and minutes; null where it is none.</summary>
    internal static TimeOnly? TimeOf(string? text) =>
        TimeOnly.TryParseExact(text, "HH':'mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
