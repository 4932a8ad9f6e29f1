using Azure;
using Azure.Storage.Blobs.Models;
using ChatAgency.Storage.AzureBlob.Connecting;
using ChatAgency.Storage.AzureBlob.Failing;

namespace ChatAgency.Storage.AzureBlob.Calling;

/// <summary>
/// Reads, writes and deletes blobs, each call within <see cref="BlobRecordLimit"/>. A write that has begun is not
/// withdrawn by its caller: cancelled means not done.
/// </summary>
internal sealed class BlobRecords(BlobConnection connection, TimeProvider time)
{
    private const int PageSize = 500;

    private static readonly BlobHttpHeaders Bytes = new() { ContentType = "application/octet-stream" };

    /// <summary>Makes the container where it is missing, and finds out whether it can be written to.</summary>
    internal Task ProbeAsync(CancellationToken cancellationToken) => WithinLimit(async limit =>
    {
        await Probe.RunAsync(connection.Container, limit);
        return true;
    }, cancellationToken);

    /// <summary>The blob, or null where there is none.</summary>
    internal Task<StoredBlob?> FindAsync(string name, CancellationToken cancellationToken) => WithinLimit(async limit =>
    {
        try
        {
            var answer = await connection.Container.GetBlobClient(name).DownloadContentAsync(limit);
            return new StoredBlob(answer.Value.Details.ETag.ToString(), answer.Value.Content);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }, cancellationToken);

    /// <summary>Writes over the version with this ETag, or anew where it is empty. The new ETag; null where another version is stored.</summary>
    internal Task<string?> PutAsync(string name, string? etag, BinaryData content, CancellationToken cancellationToken) => Begun(async limit =>
    {
        var options = new BlobUploadOptions { HttpHeaders = Bytes, Conditions = OnlyOver(etag) };
        try
        {
            return await PutAsync(name, content, options, limit);
        }
        catch (RequestFailedException e) when (e.IsNoContainer())
        {
            await connection.Container.CreateIfNotExistsAsync(cancellationToken: limit);
            return await PutAsync(name, content, options, limit);
        }
    }, cancellationToken);

    /// <summary>Some of the container's blobs that are not empty, and where the next ones begin; null or empty after the last.</summary>
    internal Task<(IReadOnlyList<ListedBlob> Blobs, string? Next)> PageAsync(string? from, CancellationToken cancellationToken) => WithinLimit(async limit =>
    {
        await foreach (var page in connection.Container.GetBlobsAsync(cancellationToken: limit).AsPages(from, PageSize).WithCancellation(limit))
        {
            IReadOnlyList<ListedBlob> blobs =
                [.. page.Values.Where(static blob => blob.Properties.ContentLength > 0).Select(static blob => new ListedBlob(blob.Name, blob.Properties.ETag.ToString()!))];
            return (blobs, page.ContinuationToken);
        }

        return ([], null);
    }, cancellationToken);

    /// <summary>Writes over whatever is there.</summary>
    internal Task ReplaceAsync(string name, BinaryData content, CancellationToken cancellationToken) => Begun(async limit =>
    {
        await connection.Container.GetBlobClient(name).UploadAsync(content, new BlobUploadOptions { HttpHeaders = Bytes }, limit);
        return true;
    }, cancellationToken);

    /// <summary>Deletes whatever is there.</summary>
    internal Task RemoveAsync(string name, CancellationToken cancellationToken) => Begun(async limit =>
        (await connection.Container.GetBlobClient(name).DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: limit)).Value, cancellationToken);

    /// <summary>Deletes the version with this ETag; where that is empty there must be none. False where it is otherwise.</summary>
    internal Task<bool> DeleteAsync(string name, string? etag, CancellationToken cancellationToken) => Begun(async limit =>
    {
        var blob = connection.Container.GetBlobClient(name);
        // 'Delete it if it is not there' is no condition that every service keeps to.
        if (string.IsNullOrEmpty(etag)) return !await blob.ExistsAsync(limit);
        try
        {
            await blob.DeleteAsync(DeleteSnapshotsOption.None, OnlyOver(etag), limit);
            return true;
        }
        catch (RequestFailedException e) when (e.IsConflict() || e.Status == 404)
        {
            return false;
        }
    }, cancellationToken);

    private async Task<string?> PutAsync(string name, BinaryData content, BlobUploadOptions options, CancellationToken limit)
    {
        try
        {
            return (await connection.Container.GetBlobClient(name).UploadAsync(content, options, limit)).Value.ETag.ToString();
        }
        catch (RequestFailedException e) when (e.IsConflict() || (e.Status == 404 && !e.IsNoContainer()))
        {
            return null;
        }
    }

    private static BlobRequestConditions OnlyOver(string? etag) => string.IsNullOrEmpty(etag)
        ? new BlobRequestConditions { IfNoneMatch = ETag.All }
        : new BlobRequestConditions { IfMatch = new ETag(etag) };

    private Task<T> Begun<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return WithinLimit(call, CancellationToken.None);
    }

    private async Task<T> WithinLimit<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        using var over = new CancellationTokenSource(BlobRecordLimit.Value, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        try
        {
            return await call(limit.Token);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Failed($"did not answer within {BlobRecordLimit.Value.TotalSeconds} s");
        }
        catch (Exception e) when (BlobFailure.Reason(e) is { } reason)
        {
            throw Failed(reason);
        }
    }

    private static StorageException Failed(string reason) => new($"The blob store {reason} (ConnectionStrings__Storage).");
}
