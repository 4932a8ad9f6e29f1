using ChatAgency.Grains.Interfaces.Budgets;
using ChatAgency.Grains.Interfaces.Limiting;

namespace ChatAgency.Console.Operating;

/// <summary>What workspaces took of their limits and budgets in the last minute. Those that nothing was asked of lately are not among them.</summary>
/// <param name="Workspaces">By name, 100 at most.</param>
/// <param name="More">How many more there are.</param>
/// <param name="Spending">What models took for the turns of the last day.</param>
internal sealed record BudgetsShown(IReadOnlyList<WorkspaceBudgets> Workspaces, int More, SpendingShown Spending);

/// <summary>One workspace.</summary>
/// <param name="Workspace"><c>{platform}/{workspace}</c>.</param>
/// <param name="Questions">How many questions counted against its limits: its own, then of channels and of people.</param>
/// <param name="Calls">How what its platform bears stands; empty where it sets no pace.</param>
internal sealed record WorkspaceBudgets(string Workspace, IReadOnlyList<LimitShown> Questions, IReadOnlyList<CallsShown> Calls);

/// <summary>Questions of a minute.</summary>
/// <param name="Of"><c>workspace</c>, <c>channel</c> or <c>person</c>.</param>
/// <param name="Id">The platform's id; left out for the workspace.</param>
/// <param name="Asked">How many counted.</param>
/// <param name="Most">How many are answered; 0 for any number.</param>
internal sealed record LimitShown(string Of, string? Id, int Asked, int Most)
{
    public static LimitShown From(LimitUse use) => new(use.Of switch { LimitOf.Person => "person", LimitOf.Channel => "channel", _ => "workspace" }, use.Whose.Length == 0 ? null : use.Whose, use.Asked, use.Most);
}

/// <summary>Calls of a minute.</summary>
/// <param name="Budget">Which: a method, or a method and a channel.</param>
/// <param name="PerMinute">How many the platform bears; 0 where no pace is set.</param>
/// <param name="Left">Which part is left, 0 to 1.</param>
/// <param name="Waiting">How many wait in its queue.</param>
/// <param name="ClosedSeconds">Seconds for which the platform itself keeps it closed.</param>
internal sealed record CallsShown(string Budget, int PerMinute, double Left, int Waiting, double ClosedSeconds)
{
    public static CallsShown From(BudgetUse use) => new(use.Budget, use.PerMinute, Math.Round(use.Left, 3), use.Waiting, Math.Round(use.ClosedFor.TotalSeconds, 1));
}
