using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using ChatAgency.Storage.AzureBlob.Failing;

namespace ChatAgency.Storage.AzureBlob.Connecting;

/// <summary>
/// Asks for a write whose condition never holds. Rights and the account's state are checked before the condition,
/// so its refusal says that records can be written, and nothing is left behind. A missing container is made.
/// </summary>
internal static class Probe
{
    private const string Name = "probe";

    /// <exception cref="RequestFailedException">Records cannot be written.</exception>
    internal static void Run(BlobContainerClient container, CancellationToken cancellationToken)
    {
        try
        {
            container.GetBlobClient(Name).Upload(BinaryData.Empty, Never(), cancellationToken);
        }
        catch (RequestFailedException e) when (e.IsNoContainer())
        {
            container.CreateIfNotExists(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException e) when (IsAsExpected(e))
        {
            // It would have been written, had there been such a version.
        }
    }

    /// <exception cref="RequestFailedException">Records cannot be written.</exception>
    internal static async Task RunAsync(BlobContainerClient container, CancellationToken cancellationToken)
    {
        try
        {
            await container.GetBlobClient(Name).UploadAsync(BinaryData.Empty, Never(), cancellationToken);
        }
        catch (RequestFailedException e) when (e.IsNoContainer())
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException e) when (IsAsExpected(e))
        {
            // It would have been written, had there been such a version.
        }
    }

    private static BlobUploadOptions Never() => new() { Conditions = new BlobRequestConditions { IfMatch = new ETag("0x0") } };

    private static bool IsAsExpected(RequestFailedException refusal) => refusal.IsConflict() || refusal is { Status: 404, ErrorCode: "BlobNotFound" };
}
