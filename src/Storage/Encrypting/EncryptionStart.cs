using ChatAgency.Storage.Encrypting.Ring;
using Microsoft.Extensions.Options;
using Orleans.Storage;

namespace ChatAgency.Storage.Encrypting;

/// <summary>Before the silo joins: opens the ring, or refuses a store that is encrypted where encryption was left out.</summary>
/// <param name="store">The one without encryption.</param>
/// <param name="encryption">Null where no key is configured.</param>
internal sealed class EncryptionStart(IGrainStorage store, RecordEncryption? encryption) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle observer) =>
        observer.Subscribe(nameof(EncryptionStart), ServiceLifecycleStage.ApplicationServices, Start);

    private async Task Start(CancellationToken cancellationToken)
    {
        // A ring that cannot be opened keeps the silo from being ready, and is tried again; the health part says why.
        if (encryption is not null) await encryption.FaultAsync(cancellationToken);
        else if (await KeyRing.IsIn(store, cancellationToken)) throw LeftOut();
    }

    private static OptionsValidationException LeftOut() => new(nameof(EncryptionOptions), typeof(EncryptionOptions),
    [
        $"{EncryptionOptions.Section}:{nameof(EncryptionOptions.Enabled)} is false, and the store has encrypted records: set it to true, or set {nameof(EncryptionOptions.Key)} alone to read them and write plain from now on.",
    ]);
}
