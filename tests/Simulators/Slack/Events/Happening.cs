using ChatAgency.Simulators.Slack.Workspaces;

namespace ChatAgency.Simulators.Slack.Events;

/// <summary>What was done to a message.</summary>
internal enum HappeningKind
{
    Posted,
    Changed,
    Deleted,
}

/// <summary>Something that Slack tells its subscribers of.</summary>
internal sealed record Happening(HappeningKind Kind, Workspace Workspace, Message Message, MessageVersion? Previous)
{
    /// <summary>What the message showed right after it.</summary>
    public MessageVersion Current { get; } = Message.Now;
}
