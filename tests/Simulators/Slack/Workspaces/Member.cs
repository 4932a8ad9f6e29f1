namespace ChatAgency.Simulators.Slack.Workspaces;

/// <summary>A person of a workspace.</summary>
/// <param name="Id">The user id: <c>U…</c>.</param>
/// <param name="DisplayName">What people see; may be empty, then <paramref name="RealName"/> counts.</param>
/// <param name="RealName">The full name.</param>
public sealed record Member(string Id, string DisplayName, string RealName)
{
    /// <summary>A bot of another app.</summary>
    public bool IsBot { get; init; }

    /// <summary>A guest of the workspace.</summary>
    public bool IsGuest { get; init; }

    /// <summary>From another organisation.</summary>
    public bool IsStranger { get; init; }

    /// <summary>Deactivated.</summary>
    public bool IsDeleted { get; init; }
}
