using ChatAgency.Grains.Interfaces.Budgets;
using Orleans.Placement;

namespace ChatAgency.Slack.Pace;

/// <summary>A workspace's budgets for the whole cluster.</summary>
[GrainType("budget"), PreferLocalPlacement]
internal sealed class BudgetGrain(TimeProvider clock) : Grain, IBudgetGrain
{
    private readonly Ledger ledger = new(clock);

    public Task<BudgetTurn> Ask(BudgetAsk ask, CancellationToken cancellationToken) => Task.FromResult(ledger.Ask(ask));

    public Task Close(string budget, TimeSpan period, CancellationToken cancellationToken)
    {
        ledger.Close(budget, period);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<BudgetUse>> Use(CancellationToken cancellationToken) => Task.FromResult(ledger.Use());
}
