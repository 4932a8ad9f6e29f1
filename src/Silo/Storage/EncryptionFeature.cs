using ChatAgency.Storage;
using ChatAgency.Storage.Encrypting;

namespace ChatAgency.Silo.Storage;

/// <summary>Encryption at rest, where it is configured, and its part of the health.</summary>
internal static class EncryptionFeature
{
    internal static void AddEncryption(this ISiloBuilder silo, StorageOptions storage, EncryptionOptions encryption)
    {
        // What is set wrong is reported by the checks at start, with all else that is wrong.
        if (new StorageOptionsValidator().Validate(null, storage).Failed || new EncryptionOptionsValidator().Validate(null, encryption).Failed) return;
        silo.AddRecordEncryption(storage, encryption);
        if (encryption.Key is { Length: > 0 }) silo.Services.AddHealthChecks().AddCheck<EncryptionHealth>("encryption");
    }
}
