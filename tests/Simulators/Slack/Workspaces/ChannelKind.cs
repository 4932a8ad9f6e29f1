namespace ChatAgency.Simulators.Slack.Workspaces;

/// <summary>What kind of conversation a channel is.</summary>
public enum ChannelKind
{
    /// <summary>A public channel (<c>channel_type</c> is <c>channel</c>).</summary>
    Public,

    /// <summary>A private channel (<c>group</c>).</summary>
    Private,

    /// <summary>A direct message with the bot (<c>im</c>).</summary>
    Direct,

    /// <summary>A direct message of several people (<c>mpim</c>).</summary>
    Group,
}
