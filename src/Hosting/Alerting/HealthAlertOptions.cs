namespace ChatAgency.Hosting.Alerting;

/// <summary>Which parts of a host's health are worth an alert.</summary>
public sealed class HealthAlertOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Alerts:Health";

    /// <summary>
    /// Seconds that a part of <c>/health</c> may be bad before that is an incident: critical where it fails, a warning where it
    /// is degraded. 0 to 3600.
    /// </summary>
    public int BadSeconds { get; set; } = 30;

    /// <summary>Whether a store that is weaker than the promise is an incident.</summary>
    public bool PromiseReduced { get; set; } = true;
}
