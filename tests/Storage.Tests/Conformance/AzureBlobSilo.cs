using Azure.Storage.Blobs;
using ChatAgency.Simulators.Stores;
using ChatAgency.Storage.AzureBlob.Connecting;
using ChatAgency.Storage.AzureBlob.Moving;
using ChatAgency.Storage.Moving;

namespace ChatAgency.Storage.Tests.Conformance;

public class AzureBlobSilo() : DistantSilo(StorageProviders.AzureBlob)
{
    /// <summary>The name of Orleans' own provider, over the same container.</summary>
    internal const string Official = "official";

    private AzuriteServer? _server;

    public override bool NamesVersions => false;

    public override string ServerFolder => Server.Folder;

    internal AzuriteServer Server => _server!;

    internal BlobContainerClient Container => new(Server.ConnectionString, new StorageOptions().Container);

    public override Task StopServerAsync() => Server.StopAsync();

    public override Task StartServerAgainAsync() => Server.StartAgainAsync();

    public override IRawStore OpenRaw(RecordPlaces places) => new RawBlobs(BlobConnection.Open(Server.ConnectionString, new StorageOptions().Container), places, TimeProvider.System);

    protected override async Task<int> StartServerAsync()
    {
        _server = await AzuriteServer.StartAsync();
        return _server.Port;
    }

    protected override void Register(ISiloBuilder silo, StorageOptions options)
    {
        var connection = BlobConnection.Open(Server.At(Network.Address.Port), options.Container);
        silo.AddAgencyStorage(options, blobs: _ => connection);
        silo.AddAzureBlobGrainStorage(Official, official => official.BlobServiceClient = new BlobServiceClient(Server.ConnectionString));
    }

    protected override async Task CleanUpAsync()
    {
        await base.CleanUpAsync();
        if (_server is not null) await _server.DisposeAsync();
    }
}
