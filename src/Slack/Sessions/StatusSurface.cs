namespace ChatAgency.Slack.Sessions;

/// <summary>Where a workspace shows what an app is at; each is tried after the one before it.</summary>
internal enum StatusSurface
{
    /// <summary><c>agents.sessions.setStatus</c>.</summary>
    Session,

    /// <summary><c>assistant.threads.setStatus</c>, of apps from before agent sessions.</summary>
    Assistant,

    /// <summary>Nowhere.</summary>
    None,
}
