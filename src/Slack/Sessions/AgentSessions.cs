using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Outbound;

namespace ChatAgency.Slack.Sessions;

/// <summary>
/// Shows in direct messages what the agency is at, and what the conversation is about: as state and title of an agent's session, and
/// where a workspace does not know those, as those of an assistant's thread. In channels the answer's own post says it, to everybody.
/// </summary>
internal sealed class AgentSessions(SlackWebApi api)
{
    private readonly SurfaceMemory _states = new();
    private readonly SurfaceMemory _titles = new();

    /// <summary>Never throws; what Slack refuses is let be.</summary>
    public Task ShowAsync(ConversationId at, ThreadStatus status, CancellationToken cancellationToken) => OrnamentAsync(at, () => _states.TryAsync(
        at.Workspace,
        () => api.SetSessionStatusAsync(at, Session(status), cancellationToken),
        () => api.SetAssistantStatusAsync(at, Assistant(status), cancellationToken)), cancellationToken);

    /// <summary>Names the conversation by what was asked first. Never throws; what Slack refuses is let be.</summary>
    public Task NameAsync(ConversationId at, string question, CancellationToken cancellationToken)
    {
        if (SessionTitle.Of(question) is not { } title) return Task.CompletedTask;
        return OrnamentAsync(at, () => _titles.TryAsync(
            at.Workspace,
            () => api.RenameSessionAsync(at, title, cancellationToken),
            () => api.SetAssistantTitleAsync(at, title, cancellationToken)), cancellationToken);
    }

    private static async Task OrnamentAsync(ConversationId at, Func<Task> show, CancellationToken cancellationToken)
    {
        if (!at.Channel.StartsWith('D')) return;
        try
        {
            await show();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Whoever takes the conversation over shows what it is at.
        }
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
