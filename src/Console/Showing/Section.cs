namespace ChatAgency.Console.Showing;

/// <summary>One entry of the menu.</summary>
/// <param name="Path">Where it leads.</param>
/// <param name="Name">What it is called.</param>
internal sealed record Section(string Path, string Name)
{
    public static Section Overview { get; } = new("/admin", "Overview");

    public static Section Alerts { get; } = new("/admin/alerts", "Alerts");

    public static Section Turns { get; } = new("/admin/turns", "Turns in flight");

    public static Section Parked { get; } = new("/admin/parked", "Parked turns");

    public static Section Why { get; } = new("/admin/why", "Why");

    public static Section Conversations { get; } = new("/admin/conversations", "Conversations");

    public static Section Failures { get; } = new("/admin/failures", "Failures");

    public static Section Feedback { get; } = new("/admin/feedback", "Feedback");

    public static Section Agents { get; } = new("/admin/agents", "Agents");

    public static Section Workspaces { get; } = new("/admin/workspaces", "Workspaces");

    public static Section Budgets { get; } = new("/admin/budgets", "Budgets");

    public static Section Settings { get; } = new("/admin/settings", "Settings");

    public static Section Audit { get; } = new("/admin/audit", "Audit log");

    /// <summary>The menu, in groups.</summary>
    public static IReadOnlyList<(string Group, IReadOnlyList<Section> Sections)> Menu { get; } =
    [
        ("Now", [Overview, Turns, Parked, Alerts]),
        ("Find", [Why, Conversations, Failures, Feedback]),
        ("Agency", [Agents, Workspaces, Budgets, Settings]),
        ("Record", [Audit]),
    ];
}
