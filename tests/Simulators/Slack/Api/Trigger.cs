namespace ChatAgency.Simulators.Slack.Api;

/// <summary>A press by which one form may be opened, soon.</summary>
internal sealed record Trigger(string User, DateTimeOffset At)
{
    public bool IsUsed { get; set; }
}
