using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Interfaces.Finding;

namespace ChatAgency.Console.Operating;

/// <summary>What models took of late, workspace by workspace, as the register has it: of a day, or of the newest turns where a day has more.</summary>
internal static class Spending
{
    private const int MostTurns = 500;
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(24);

    public static async Task<SpendingShown> FindAsync(IGrainFactory grains, DateTimeOffset now, CancellationToken budget)
    {
        var turns = (await grains.GetGrain<IFinderGrain>(IFinderGrain.Key).Search(new RegisterSearch { From = now - s_longest, Limit = MostTurns }, budget)).Entries;
        return new SpendingShown(turns.Count == MostTurns ? turns[^1].AcceptedAt : now - s_longest, [.. Of(turns)]);
    }

    /// <summary>Those that cost most first.</summary>
    private static IEnumerable<WorkspaceSpending> Of(IEnumerable<RegisterEntry> turns) =>
        from turn in turns
        group turn by ConversationId.TryParse(turn.Conversation, out var id) ? WorkspaceKey.Of(id) : "" into all
        let spent = new WorkspaceSpending(all.Key, all.Count(), all.Sum(static turn => turn.InputTokens), all.Sum(static turn => turn.OutputTokens), Sum(all))
        orderby spent.Cost ?? 0 descending, spent.InputTokens + spent.OutputTokens descending, spent.Workspace
        select spent;

    /// <summary>Null where none of them has a price.</summary>
    private static decimal? Sum(IEnumerable<RegisterEntry> turns) => turns.Any(static turn => turn.Cost is not null) ? turns.Sum(static turn => turn.Cost ?? 0) : null;
}
