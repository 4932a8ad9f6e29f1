namespace ChatAgency.Slack.Alerting;

/// <summary>The channel in which operators are told. On when both are set; the agency must be a member of the channel.</summary>
public sealed class SlackAlertOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Alerts:Slack";

    /// <summary>The workspace, by Slack's id (<c>T…</c>).</summary>
    public string? Workspace { get; set; }

    /// <summary>The channel, by Slack's id (<c>C…</c>). Whoever can see it can acknowledge.</summary>
    public string? Channel { get; set; }

    internal bool IsSet => !string.IsNullOrWhiteSpace(Workspace) && !string.IsNullOrWhiteSpace(Channel);
}
