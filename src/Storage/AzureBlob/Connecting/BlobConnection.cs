using Azure;
using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using ChatAgency.Storage.AzureBlob.Failing;
using ChatAgency.Storage.AzureBlob.Retrying;

namespace ChatAgency.Storage.AzureBlob.Connecting;

/// <summary>The container that holds the records, and how it is reached. Nothing is asked of it before the first use.</summary>
public sealed class BlobConnection
{
    // A token may have to be fetched first, from a service that is slow when it is cold.
    private static readonly TimeSpan PatienceAtStart = TimeSpan.FromSeconds(15);

    private readonly BlobContainerClient? _container;

    private BlobConnection(BlobContainerClient? container, string? problem) => (_container, Problem) = (container, problem);

    /// <summary>What is wrong with the setting itself, to go on after its name, without a secret; null when it can be used.</summary>
    public string? Problem { get; }

    /// <summary>The container's client.</summary>
    /// <exception cref="StorageException">The setting does not say where it is; the check at start has said so.</exception>
    internal BlobContainerClient Container => _container ?? throw new StorageException($"The blob store cannot be opened: ConnectionStrings__Storage {Problem}");

    /// <summary>Reads where the container is; what is wrong with that is in <see cref="Problem"/>.</summary>
    /// <param name="connectionString">
    /// A connection string of Azure Storage, or the https address of a blob service: with a SAS behind it, or without,
    /// and then the process's own identity signs in (<c>DefaultAzureCredential</c>).
    /// </param>
    /// <param name="container">The container's name.</param>
    public static BlobConnection Open(string? connectionString, string container) => Open(connectionString, container, static () => new DefaultAzureCredential(), new BlobClientOptions());

    internal static BlobConnection Open(string? connectionString, string container, Func<TokenCredential> identity, BlobClientOptions options)
    {
        if (string.IsNullOrWhiteSpace(connectionString)) return Wrong("is needed: set a connection string of Azure Storage, or the https address of a blob service.");
        options.RetryPolicy = new HarmlessRetries();
        options.Retry.NetworkTimeout = BlobRecordLimit.Value;
        try
        {
            return Uri.TryCreate(connectionString, UriKind.Absolute, out var address)
                ? Open(address, container, identity, options)
                : new(new BlobServiceClient(connectionString, options).GetBlobContainerClient(container), null);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            // Its words can quote the key.
            return Wrong("is not a connection string of Azure Storage: copy it from the storage account's access keys, or set the https address of its blob service.");
        }
    }

    /// <summary>Whether the container can be written to now; it is made where it is missing. Blocks for 15 seconds at most, or as long as is said.</summary>
    /// <returns>What is wrong and what helps, to go on after the setting's name, without a secret; null when nothing is.</returns>
    public string? Fault(TimeSpan? patience = null) => Fault(patience ?? PatienceAtStart, Probe.Run);

    /// <summary>Whether the container is there and can be listed now; nothing is made.</summary>
    /// <param name="patience">How long this may block.</param>
    /// <returns>As <see cref="Fault(TimeSpan?)"/>.</returns>
    public string? FaultOfReading(TimeSpan patience) =>
        Fault(patience, static (container, cancellationToken) => _ = container.GetBlobs(cancellationToken: cancellationToken).AsPages(pageSizeHint: 1).FirstOrDefault());

    private string? Fault(TimeSpan patience, Action<BlobContainerClient, CancellationToken> probe)
    {
        if (_container is null) return Problem;
        using var limit = new CancellationTokenSource(patience);
        try
        {
            probe(_container, limit.Token);
            return null;
        }
        catch (OperationCanceledException)
        {
            return "names a blob store that does not answer: start it, or correct the address.";
        }
        catch (RequestFailedException e) when (e.IsNoContainer())
        {
            return $"names a blob store without a container '{_container.Name}': name the one that the agency has as Storage__Container.";
        }
        catch (Exception e) when (BlobFailure.Reason(e) is { } reason)
        {
            return $"names a blob store that {reason}.";
        }
    }

    private static BlobConnection Open(Uri address, string container, Func<TokenCredential> identity, BlobClientOptions options)
    {
        if (address.Scheme != Uri.UriSchemeHttps) return Wrong("must be an https address: a token is sent there.");
        var service = address.Query.Length > 0 ? new BlobServiceClient(address, options) : new BlobServiceClient(address, identity(), options);
        return new(service.GetBlobContainerClient(container), null);
    }

    private static BlobConnection Wrong(string problem) => new(null, problem);
}
