namespace ChatAgency.Grains.Interfaces.Budgets;

/// <summary>How one of a workspace's budgets stands.</summary>
/// <param name="Budget">Which: a method, or a method and a channel.</param>
/// <param name="PerMinute">How many calls any minute bears, as the last call asked; 0 where no pace is set.</param>
/// <param name="Left">Which part of them is left, 0 to 1.</param>
/// <param name="Waiting">How many calls hold a place in its queue.</param>
/// <param name="ClosedFor">How long the platform itself keeps it closed; zero where it does not.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.BudgetUse")]
public sealed record BudgetUse(
    [property: Id(0)] string Budget,
    [property: Id(1)] int PerMinute,
    [property: Id(2)] double Left,
    [property: Id(3)] int Waiting,
    [property: Id(4)] TimeSpan ClosedFor);
