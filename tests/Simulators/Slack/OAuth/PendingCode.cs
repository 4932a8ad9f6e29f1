using ChatAgency.Simulators.Slack.Workspaces;

namespace ChatAgency.Simulators.Slack.OAuth;

/// <summary>A code that a person's consent made.</summary>
internal sealed record PendingCode(Workspace Workspace, string User, string RedirectUri, DateTimeOffset At)
{
    public bool IsUsed { get; set; }
}
