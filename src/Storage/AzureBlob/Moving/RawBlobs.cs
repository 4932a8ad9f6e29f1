using System.Runtime.CompilerServices;
using ChatAgency.Storage.AzureBlob.Calling;
using ChatAgency.Storage.AzureBlob.Connecting;
using ChatAgency.Storage.AzureBlob.Naming;
using ChatAgency.Storage.Moving;

namespace ChatAgency.Storage.AzureBlob.Moving;

/// <summary>The records in one container.</summary>
/// <param name="connection">Where it is.</param>
/// <param name="places">Which grains keep which states.</param>
/// <param name="time">What the limits of calls are measured by.</param>
public sealed class RawBlobs(BlobConnection connection, RecordPlaces places, TimeProvider time) : IRawStore
{
    // A blob is a call of its own; this many are under way together.
    private const int Together = 32;

    private readonly BlobRecords _blobs = new(connection, time);

    /// <inheritdoc/>
    public string Place => $"azureblob {connection.Container.Uri.GetLeftPart(UriPartial.Path)}";

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<RecordHead>> HeadsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? next = null;
        do
        {
            (var page, next) = await _blobs.PageAsync(next, cancellationToken);
            if (page.Count > 0) yield return [.. page.Select(blob => new RecordHead(places.OfJoined(BlobNames.Joined(blob.Name)), Plain(blob.ETag)))];
        }
        while (next is { Length: > 0 });
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RawRecord>> ReadAsync(IReadOnlyList<RecordName> names, CancellationToken cancellationToken)
    {
        var found = new System.Collections.Concurrent.ConcurrentBag<RawRecord>();
        await EachAsync(names, async (name, limit) =>
        {
            if (await _blobs.FindAsync(Blob(name), limit) is { Content.Length: > 0 } blob) found.Add(new RawRecord(name, Plain(blob.ETag), blob.Content.ToMemory()));
        }, cancellationToken);
        return [.. found];
    }

    /// <inheritdoc/>
    public Task WriteAsync(IReadOnlyList<RawRecord> records, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(records);
        foreach (var record in records) places.Check(record.Name);
        return EachAsync(records, (record, limit) => _blobs.ReplaceAsync(Blob(record.Name), BinaryData.FromBytes(record.Body), limit), cancellationToken);
    }

    /// <inheritdoc/>
    public Task RemoveAsync(IReadOnlyList<RecordName> names, CancellationToken cancellationToken) =>
        EachAsync(names, (name, limit) => _blobs.RemoveAsync(Blob(name), limit), cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string Blob(RecordName name) => BlobNames.Of(name.State, GrainId.Parse(name.Grain));

    // In a list it stands without the quotes that it has elsewhere.
    private static string Plain(string etag) => etag.Trim('"');

    private static Task EachAsync<T>(IReadOnlyList<T> items, Func<T, CancellationToken, Task> act, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = Together, CancellationToken = cancellationToken }, async (item, limit) => await act(item, limit));
}
