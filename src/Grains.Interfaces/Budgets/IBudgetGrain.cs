using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace ChatAgency.Grains.Interfaces.Budgets;

/// <summary>
/// What a platform lets the agency do in one workspace, shared by every silo; its key is <c>{platform}/{workspace}</c>.
/// It holds no truth: after a loss the platform's own refusals say what is left.
/// </summary>
[Alias("ChatAgency.IBudgetGrain"), Version(1)]
public interface IBudgetGrain : IGrainWithStringKey
{
    /// <summary>Asks for a turn to call. Answers at once; whoever is let wait waits on its own side.</summary>
    [Alias("Ask"), AlwaysInterleave]
    Task<BudgetTurn> Ask(BudgetAsk ask, CancellationToken cancellationToken);

    /// <summary>The platform has closed a budget: nobody gets a turn of it before this period has passed.</summary>
    [Alias("Close"), AlwaysInterleave]
    Task Close(string budget, TimeSpan period, CancellationToken cancellationToken);

    /// <summary>How the budgets stand that are in use, by name: 200 at most. It takes no turn.</summary>
    [Alias("Use"), AlwaysInterleave]
    Task<IReadOnlyList<BudgetUse>> Use(CancellationToken cancellationToken);
}
