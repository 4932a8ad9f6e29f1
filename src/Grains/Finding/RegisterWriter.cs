using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Interfaces.Finding;

namespace ChatAgency.Grains.Finding;

/// <summary>Brings entries to their shares, a day that is new and workspaces that are new to the calendar first.</summary>
internal sealed class RegisterWriter(IGrainFactory grains)
{
    private readonly HashSet<DateOnly> _days = [];
    private readonly HashSet<string> _workspaces = new(StringComparer.Ordinal);

    /// <summary>Called by one at a time.</summary>
    public async Task WriteAsync(IReadOnlyList<RegisterEntry> entries, CancellationToken cancellationToken)
    {
        foreach (var day in entries.GroupBy(RegisterEntries.DayOf))
        {
            await NoteAsync(day.Key, day, cancellationToken);
            await Task.WhenAll(day.GroupBy(static entry => RegisterKey.ShardOf(entry.Conversation))
                .Select(share => AddAsync(grains.GetGrain<IRegisterGrain>(RegisterKey.Of(day.Key, share.Key)), share, cancellationToken)));
        }
    }

    private static async Task AddAsync(IRegisterGrain share, IEnumerable<RegisterEntry> entries, CancellationToken cancellationToken)
    {
        foreach (var part in entries.Chunk(RegisterPage.Full)) await share.Add(part, cancellationToken);
    }

    private async Task NoteAsync(DateOnly day, IEnumerable<RegisterEntry> entries, CancellationToken cancellationToken)
    {
        string[] met = [.. entries.Select(WorkspaceOf).Distinct().Where(name => !_workspaces.Contains(name))];
        if (met.Length == 0 && _days.Contains(day)) return;
        await grains.GetGrain<IRegisterCalendarGrain>(IRegisterCalendarGrain.Key).Note(day, met, cancellationToken);
        _days.Add(day);
        _workspaces.UnionWith(met);
    }

    private static string WorkspaceOf(RegisterEntry entry) => ConversationId.TryParse(entry.Conversation, out var id) ? WorkspaceKey.Of(id) : "";
}
