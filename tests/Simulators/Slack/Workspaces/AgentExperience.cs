namespace ChatAgency.Simulators.Slack.Workspaces;

/// <summary>Which of Slack's surfaces for agents the app has in a workspace.</summary>
public enum AgentExperience
{
    /// <summary>Agent sessions, and the older calls by a bridge to them.</summary>
    Agent,

    /// <summary>Assistant threads alone.</summary>
    Assistant,

    /// <summary>None of them.</summary>
    None,
}
