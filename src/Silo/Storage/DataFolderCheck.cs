using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Faults;
using ChatAgency.Storage;
using ChatAgency.Storage.DataFolder;
using Microsoft.Extensions.Options;

namespace ChatAgency.Silo.Storage;

/// <summary>Takes the data folder for this process, from before the start until the very end. A silo that keeps nothing there takes none.</summary>
internal sealed class DataFolderCheck(IOptions<StorageOptions> options, bool ownsTokens) : IStartupCheck, IDisposable
{
    private DataFolderLock? held;

    public IReadOnlyList<StartupFault> Check()
    {
        if (held is not null || options.ValidOrNull() is not { } storage) return [];
        if (!ownsTokens && StorageProviders.IsServer(storage.Provider)) return [];
        switch (DataFolderLock.Claim(storage.DataDir))
        {
            case DataFolderClaim.Taken taken:
                held = taken.Lock;
                return [];
            case DataFolderClaim.Refused refused:
                return [new StartupFault("DATA_DIR", refused.Message)];
            default:
                return [];
        }
    }

    public void Dispose() => held?.Dispose();
}
