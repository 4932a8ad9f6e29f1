namespace ChatAgency.Grains.Interfaces.Budgets;

/// <summary>The answer to a <see cref="BudgetAsk"/>.</summary>
/// <param name="IsYours">True when the call may be made after <paramref name="Wait"/>; false when it is to ask again after it.</param>
/// <param name="Wait">How long; for a call that holds a place in the queue exactly until its turn.</param>
/// <param name="IsClosed">True when the platform itself has closed the budget.</param>
/// <param name="Left">Which part of a minute's calls is left, 0 to 1; 1 where no pace is set.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.BudgetTurn")]
public sealed record BudgetTurn(
    [property: Id(0)] bool IsYours,
    [property: Id(1)] TimeSpan Wait,
    [property: Id(2)] bool IsClosed,
    [property: Id(3)] double Left);
