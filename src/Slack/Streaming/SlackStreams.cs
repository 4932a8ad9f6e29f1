using System.Collections.Concurrent;
using ChatAgency.Core.Conversations;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Settings;
using Microsoft.Extensions.Options;

namespace ChatAgency.Slack.Streaming;

/// <summary>Where streams may be, by the settings and by what workspaces answer.</summary>
internal sealed class SlackStreams(SlackWebApi api, IOptions<SlackOptions> options)
{
    // Answers that tell of the workspace, the app or the channel's kind; a rate limit is none of them.
    private static readonly HashSet<string> Never = new(StringComparer.Ordinal)
    {
        "channel_type_not_supported", "not_agent_app", "unknown_method", "method_deprecated", "deprecated_endpoint", "feature_disabled", "missing_scope", "not_allowed_token_type",
    };

    private readonly ConcurrentDictionary<string, bool> without = new(StringComparer.Ordinal);

    public SlackWebApi Api => api;

    /// <summary>True where a thread's growing answers are to be streams.</summary>
    public bool AreOn(ConversationId at) => options.Value.NativeStreams == NativeStreams.Dm && at.Channel.StartsWith('D');

    /// <summary>True where this workspace has not said that it takes none.</summary>
    public bool MayStart(ConversationId at) => AreOn(at) && !without.ContainsKey(at.Workspace);

    /// <summary>A start was refused.</summary>
    public void Refused(ConversationId at, string reason)
    {
        if (Never.Contains(reason)) without[at.Workspace] = true;
    }
}
