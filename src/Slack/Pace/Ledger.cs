using ChatAgency.Grains.Interfaces.Budgets;

namespace ChatAgency.Slack.Pace;

/// <summary>Budgets by name. Not safe for several threads at once.</summary>
internal sealed class Ledger(TimeProvider clock)
{
    /// <summary>Above this many budgets those at rest are forgotten.</summary>
    private const int ManyBudgets = 4096;

    private const int MostShown = 200;

    private readonly Dictionary<string, Budget> budgets = new(StringComparer.Ordinal);

    /// <summary>How many budgets are kept.</summary>
    public int Count => budgets.Count;

    public BudgetTurn Ask(BudgetAsk ask) => Of(ask.Budget).Ask(ask, clock.GetUtcNow());

    public void Close(string budget, TimeSpan period) => Of(budget).Close(clock.GetUtcNow() + period);

    /// <summary>How those stand that are not at rest, by name.</summary>
    public IReadOnlyList<BudgetUse> Use()
    {
        var now = clock.GetUtcNow();
        return [.. budgets.Where(one => !one.Value.IsAtRest(now)).OrderBy(static one => one.Key, StringComparer.Ordinal).Take(MostShown).Select(one => one.Value.Use(one.Key, now))];
    }

    private Budget Of(string name)
    {
        if (budgets.TryGetValue(name, out var known)) return known;
        if (budgets.Count >= ManyBudgets) Forget(clock.GetUtcNow());
        return budgets[name] = new Budget();
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (name, budget) in budgets)
        {
            if (budget.IsAtRest(now)) budgets.Remove(name);
        }
    }
}
