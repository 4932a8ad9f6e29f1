using ChatAgency.Grains.Interfaces.Finding;

namespace ChatAgency.Grains.Finding;

/// <summary>Brings entries to the shares of their days.</summary>
internal sealed class RegisterWriter(IGrainFactory grains)
{
    /// <summary>Durable when it returns.</summary>
    public async Task WriteAsync(IReadOnlyList<RegisterEntry> entries, CancellationToken cancellationToken)
    {
        foreach (var day in entries.GroupBy(RegisterEntries.DayOf))
        {
            await Task.WhenAll(day.GroupBy(static entry => RegisterKey.ShardOf(entry.Conversation))
                .Select(share => AddAsync(grains.GetGrain<IRegisterGrain>(RegisterKey.Of(day.Key, share.Key)), share, cancellationToken)));
        }
    }

    private static async Task AddAsync(IRegisterGrain share, IEnumerable<RegisterEntry> entries, CancellationToken cancellationToken)
    {
        foreach (var part in entries.Chunk(RegisterPage.Full)) await share.Add(part, cancellationToken);
    }
}
