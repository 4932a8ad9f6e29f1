namespace ChatAgency.Console.Operating;

/// <summary>What models took for the turns of the last day.</summary>
/// <param name="Since">From then on; later than a day ago where more than 500 turns were asked since.</param>
/// <param name="Workspaces">Those that cost most first.</param>
internal sealed record SpendingShown(DateTimeOffset Since, IReadOnlyList<WorkspaceSpending> Workspaces);

/// <summary>One workspace.</summary>
/// <param name="Workspace"><c>{platform}/{workspace}</c>.</param>
/// <param name="Turns">How many were asked.</param>
/// <param name="InputTokens">What was sent to models.</param>
/// <param name="OutputTokens">What they wrote.</param>
/// <param name="Cost">US dollars, of the models whose price is set; left out where none is.</param>
internal sealed record WorkspaceSpending(string Workspace, int Turns, long InputTokens, long OutputTokens, decimal? Cost);
