namespace ChatAgency.Slack.Settings;

/// <summary>Where answers are shown by Slack's own streams while they grow.</summary>
public enum NativeStreams
{
    /// <summary>Nowhere: a post is edited, which everybody in its channel sees.</summary>
    Off,

    /// <summary>In direct messages, the agent's pane among them.</summary>
    Dm,
}
