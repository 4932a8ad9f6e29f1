using ChatAgency.Grains.Interfaces.Budgets;
using ChatAgency.Grains.Interfaces.Limiting;
using ChatAgency.Hosting.Calling;

namespace ChatAgency.Console.Operating;

/// <summary>
/// What of limits and budgets is used. They live in memory and are collected after minutes without a question, so that those
/// that are active in the cluster are all that have anything to show.
/// </summary>
internal static class BudgetsDoor
{
    private const int MostWorkspaces = 100;

    private static readonly GrainType Limits = GrainType.Create("limits");
    private static readonly GrainType Budgets = GrainType.Create("budget");

    public static async Task<IResult> ReadAsync(HttpContext http, IGrainFactory grains, TimeProvider time) => TypedResults.Json(await FindAsync(grains, time, Entry.Of(http).Budget), OperatorWire.Json.BudgetsShown);

    public static async Task<BudgetsShown> FindAsync(IGrainFactory grains, TimeProvider time, CancellationToken budget)
    {
        var spending = Spending.FindAsync(grains, time.GetUtcNow(), budget);
        var (limits, calls) = (await ActiveAsync(grains, Limits, budget), await ActiveAsync(grains, Budgets, budget));
        string[] all = [.. limits.Union(calls).Order(StringComparer.Ordinal)];
        var shown = await Task.WhenAll(all.Take(MostWorkspaces).Select(async workspace => new WorkspaceBudgets(
            workspace,
            limits.Contains(workspace) ? [.. (await grains.GetGrain<ILimitsGrain>(workspace).Use(budget)).Select(LimitShown.From)] : [],
            calls.Contains(workspace) ? [.. (await grains.GetGrain<IBudgetGrain>(workspace).Use(budget)).Select(CallsShown.From)] : [])));
        return new BudgetsShown(shown, all.Length - shown.Length, await spending);
    }

    private static async Task<HashSet<string>> ActiveAsync(IGrainFactory grains, GrainType type, CancellationToken cancellationToken)
    {
        var active = await grains.GetGrain<IManagementGrain>(0).GetActiveGrains(type, cancellationToken);
        return [.. active.Select(static grain => grain.Key.ToString()!)];
    }
}
