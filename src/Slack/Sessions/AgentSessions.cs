using System.Collections.Concurrent;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Outbound.Answers;

namespace ChatAgency.Slack.Sessions;

/// <summary>
/// Shows in direct messages what the agency is at: as the state of an agent's session, and where a workspace does not know
/// those, as the status of an assistant's thread. Which of them it knows its answers tell, and that is kept. In channels the
/// answer's own post says it, to everybody.
/// </summary>
internal sealed class AgentSessions(SlackWebApi api)
{
    // Answers that tell of the workspace or the app, and not of this thread.
    private static readonly HashSet<string> s_notHere = new(StringComparer.Ordinal)
    {
        "not_agent_app", "unknown_method", "method_deprecated", "deprecated_endpoint", "feature_disabled", "missing_scope",
    };

    private readonly ConcurrentDictionary<string, StatusSurface> _surfaces = new(StringComparer.Ordinal);

    /// <summary>Never throws; what Slack refuses is let be.</summary>
    public async Task ShowAsync(ConversationId at, ThreadStatus status, CancellationToken cancellationToken)
    {
        if (!at.Channel.StartsWith('D')) return;
        try
        {
            while (await IsElsewhereAsync(at, status, cancellationToken))
            {
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Whoever takes the conversation over shows what it is at.
        }
    }

    /// <summary>True where the workspace does not know the surface that was tried, and another is left.</summary>
    private async Task<bool> IsElsewhereAsync(ConversationId at, ThreadStatus status, CancellationToken cancellationToken)
    {
        var surface = _surfaces.GetValueOrDefault(at.Workspace);
        if (surface == StatusSurface.None) return false;
        var answer = surface == StatusSurface.Session
            ? await api.SetSessionStatusAsync(at, Session(status), cancellationToken)
            : await api.SetAssistantStatusAsync(at, Assistant(status), cancellationToken);
        if (answer is not SlackAnswer<ApiAnswer>.Refused { Refusal.Reason: var reason } || !s_notHere.Contains(reason)) return false;
        _surfaces[at.Workspace] = surface + 1;
        return true;
    }

    private static string Session(ThreadStatus status) => status switch
    {
        ThreadStatus.Working => "processing",
        ThreadStatus.Waiting => "suspended",
        _ => "active",
    };

    private static string Assistant(ThreadStatus status) => status switch
    {
        ThreadStatus.Working => "is working on it…",
        ThreadStatus.Waiting => "waits for an approval…",
        _ => "",
    };
}
