using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Outbound.Answers;

namespace ChatAgency.Slack.Sessions;

/// <summary>Tries the newer of Slack's surfaces first, and goes on to the older where a workspace does not know it.</summary>
internal sealed class SurfaceMemory
{
    private readonly Refusing _sessions = new();
    private readonly Refusing _assistants = new();

    /// <summary>What Slack refuses is let be; throws on cancellation alone.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="session">Makes the call of agent sessions.</param>
    /// <param name="assistant">Makes that of assistant threads, of apps from before those.</param>
    public async Task TryAsync(string workspace, Func<Task<SlackAnswer<ApiAnswer>>> session, Func<Task<SlackAnswer<ApiAnswer>>> assistant)
    {
        if (!await IsKnownAsync(_sessions, workspace, session)) await IsKnownAsync(_assistants, workspace, assistant);
    }

    private static async Task<bool> IsKnownAsync(Refusing refusing, string workspace, Func<Task<SlackAnswer<ApiAnswer>>> call)
    {
        if (!refusing.Allows(workspace)) return false;
        if (await call() is not SlackAnswer<ApiAnswer>.Refused { Refusal.Reason: var reason } || !Refusing.IsNotHere(reason)) return true;
        refusing.Remember(workspace);
        return false;
    }
}
