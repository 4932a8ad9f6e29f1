using ChatAgency.Storage.Moving;
using ChatAgency.Tool.Moving;

namespace ChatAgency.Tool.Tests.Moving;

/// <summary>A store of its own, as the command line names it.</summary>
internal sealed record Place(string Kind, string Address, string Cluster, string Container)
{
    internal IReadOnlyList<string> Args(string side) => [$"--{side}", Address, $"--{side}-cluster", Cluster, $"--{side}-container", Container];

    internal async Task<T> WithAsync<T>(bool writes, Func<IRawStore, Task<T>> use)
    {
        await using var end = await StoreEnd.OpenAsync("--to", Address, Cluster, Container, writes);
        return await use(end.Store);
    }

    internal Task PutAsync(IReadOnlyList<RawRecord> records, CancellationToken cancellationToken) => WithAsync(writes: true, async store =>
    {
        foreach (var batch in records.Chunk(500)) await store.WriteAsync(batch, cancellationToken);
        return true;
    });

    internal Task RemoveAsync(RecordName name, CancellationToken cancellationToken) => WithAsync(writes: true, async store =>
    {
        await store.RemoveAsync([name], cancellationToken);
        return true;
    });

    /// <summary>All that it holds, in the order of names.</summary>
    internal Task<IReadOnlyList<(RecordName Name, string Body)>> AllAsync(CancellationToken cancellationToken) => WithAsync<IReadOnlyList<(RecordName, string)>>(writes: false, async store =>
    {
        List<(RecordName Name, string Body)> all = [];
        await foreach (var page in store.HeadsAsync(cancellationToken))
        {
            foreach (var record in await store.ReadAsync([.. page.Select(static head => head.Name)], cancellationToken)) all.Add((record.Name, Convert.ToHexString(record.Body.Span)));
        }

        return Records.Sorted(all);
    });
}
