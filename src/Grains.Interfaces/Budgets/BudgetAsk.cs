namespace ChatAgency.Grains.Interfaces.Budgets;

/// <summary>One call that asks for its turn.</summary>
/// <param name="Budget">Which of the workspace's budgets it counts against: a method, or a method and a channel.</param>
/// <param name="Who">What the call is for, the same each time it asks again: its place in the queue is kept under it.</param>
/// <param name="GivesWay">True for progress: it gets a turn only where there is room and its share is not used up, and holds no place.</param>
/// <param name="PerMinute">How many calls any minute bears; 0 sets no pace.</param>
/// <param name="Burst">How many may come at once after a rest, 1 or more.</param>
/// <param name="Patience">How long the caller can wait by itself; for what is further off it comes again.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.BudgetAsk")]
public sealed record BudgetAsk(
    [property: Id(0)] string Budget,
    [property: Id(1)] string Who,
    [property: Id(2)] bool GivesWay,
    [property: Id(3)] int PerMinute,
    [property: Id(4)] int Burst,
    [property: Id(5)] TimeSpan Patience);
