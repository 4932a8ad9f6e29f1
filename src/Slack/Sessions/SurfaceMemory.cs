using System.Collections.Concurrent;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Outbound.Answers;

namespace ChatAgency.Slack.Sessions;

/// <summary>Tries the newer of Slack's surfaces first, and goes on to the older where a workspace does not know it. Which one each workspace knows is kept, by this process.</summary>
internal sealed class SurfaceMemory
{
    // Answers that tell of the workspace or the app, and not of this thread.
    private static readonly HashSet<string> s_notHere = new(StringComparer.Ordinal)
    {
        "not_agent_app", "unknown_method", "method_deprecated", "deprecated_endpoint", "feature_disabled", "missing_scope",
    };

    private readonly ConcurrentDictionary<string, StatusSurface> _surfaces = new(StringComparer.Ordinal);

    /// <summary>What Slack refuses is let be; throws on cancellation alone.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="call">Makes the call on one surface.</param>
    public async Task TryAsync(string workspace, Func<StatusSurface, Task<SlackAnswer<ApiAnswer>>> call)
    {
        while (_surfaces.GetValueOrDefault(workspace) is var surface and not StatusSurface.None)
        {
            if (!IsNotHere(await call(surface))) return;
            _surfaces[workspace] = surface + 1;
        }
    }

    /// <summary>True where the workspace does not know what was asked of it.</summary>
    public static bool IsNotHere(SlackAnswer<ApiAnswer> answer) => answer is SlackAnswer<ApiAnswer>.Refused { Refusal.Reason: var reason } && s_notHere.Contains(reason);
}
