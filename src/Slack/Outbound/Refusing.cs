using System.Collections.Concurrent;
using System.Collections.Frozen;
using ChatAgency.Core.Delivery;

namespace ChatAgency.Slack.Outbound;

/// <summary>Which workspaces refuse something that Slack does not have everywhere: this process learns it from their answers, and asks them no more until its next start.</summary>
internal sealed class Refusing
{
    // What tells of the workspace or the app, and not of one thread.
    private static readonly FrozenSet<string> NotHere =
        FrozenSet.Create(StringComparer.Ordinal, "not_agent_app", "unknown_method", "method_deprecated", "deprecated_endpoint", "feature_disabled", "missing_scope");

    private readonly ConcurrentDictionary<string, bool> workspaces = new(StringComparer.Ordinal);

    /// <summary>True where a workspace answers that it does not know what was asked of it.</summary>
    public static bool IsNotHere(string reason) => NotHere.Contains(reason);

    /// <summary>True where this workspace is not known to refuse it.</summary>
    public bool Allows(string workspace) => !workspaces.ContainsKey(workspace);

    /// <summary>It is not asked any more.</summary>
    public void Remember(string workspace) => workspaces[workspace] = true;

    /// <summary>The same of something in a post that has a plainer form: with that the post may come again at once.</summary>
    public Refusal Plainer(string workspace, Refusal refusal)
    {
        Remember(workspace);
        return new Refusal(RefusalKind.ForNow, refusal.Reason, TimeSpan.Zero);
    }
}
