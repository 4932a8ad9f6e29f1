using ChatAgency.Core.Conversations;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Settings;
using Microsoft.Extensions.Options;

namespace ChatAgency.Slack.Streaming;

/// <summary>Where streams may be, by the settings and by what workspaces answer.</summary>
internal sealed class SlackStreams(SlackWebApi api, IOptions<SlackOptions> options)
{
    private readonly Refusing refusing = new();

    public SlackWebApi Api => api;

    /// <summary>True where a thread's growing answers are to be streams.</summary>
    public bool AreOn(ConversationId at) => options.Value.NativeStreams == NativeStreams.Dm && at.Channel.StartsWith('D');

    /// <summary>True where this workspace has not said that it takes none.</summary>
    public bool MayStart(ConversationId at) => AreOn(at) && refusing.Allows(at.Workspace);

    /// <summary>A start was refused: for good, where that tells of the workspace, the app or the channel's kind. A rate limit does not.</summary>
    public void Refused(ConversationId at, string reason)
    {
        if (Refusing.IsNotHere(reason) || reason is "channel_type_not_supported" or "not_allowed_token_type") refusing.Remember(at.Workspace);
    }
}
