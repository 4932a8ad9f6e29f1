using ChatAgency.Storage.Encrypting.Keys;
using ChatAgency.Storage.Encrypting.Ring;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Providers;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace ChatAgency.Storage.Encrypting;

/// <summary>Puts encryption between grains and whichever store was registered for them.</summary>
public static class EncryptionSiloBuilderExtensions
{
    private const string Default = ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME;
    private const string Beneath = "beneath encryption";

    /// <summary>
    /// Call it after <see cref="StorageSiloBuilderExtensions.AddAgencyStorage"/>. With a key it adds
    /// <see cref="RecordEncryption"/>; without one it refuses, at the start, a store that has encrypted records.
    /// </summary>
    /// <param name="silo">The silo to be built; its default grain storage is there already.</param>
    /// <param name="storage">The store that it is.</param>
    /// <param name="options">Used from now on as they are.</param>
    /// <exception cref="OptionsValidationException">The options have faults, each named by its setting.</exception>
    /// <exception cref="InvalidOperationException">There is no default grain storage yet.</exception>
    public static ISiloBuilder AddRecordEncryption(this ISiloBuilder silo, StorageOptions storage, EncryptionOptions options)
    {
        ArgumentNullException.ThrowIfNull(silo);
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(options);
        if (new EncryptionOptionsValidator().Validate(null, options) is { Failed: true } faults)
            throw new OptionsValidationException(Options.DefaultName, typeof(EncryptionOptions), faults.Failures!);

        var hasKey = options.Key is { Length: > 0 };
        var name = hasKey ? Beneath : Default;
        if (hasKey) Encrypt(silo.Services, options);
        // The store in memory lives in grains, which nobody can ask before the silo has joined; and it remembers nothing.
        if (!StorageProviders.Is(storage.Provider, StorageProviders.Memory))
        {
            silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(services =>
                new EncryptionStart(services.GetRequiredKeyedService<IGrainStorage>(name), services.GetService<RecordEncryption>()));
        }

        return silo;
    }

    private static void Encrypt(IServiceCollection services, EncryptionOptions options)
    {
        MoveBeneath(services);
        var rotateAfter = TimeSpan.FromDays(options.RotateAfterDays);
        // The last one counts, for every store; it lets states through to the one that writes JSON.
        services.AddSingleton<IGrainStorageSerializer>(static provider =>
            new StoredBytesSerializer(ActivatorUtilities.CreateInstance<SystemTextJsonGrainStorageSerializer>(provider)));
        services.AddSingleton(provider => new KeyRing(
            provider.GetRequiredKeyedService<IGrainStorage>(Beneath), new MasterKeys(options.Key!, options.PreviousKeys), rotateAfter,
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<KeyRing>>()));
        services.AddSingleton(provider => new KeyBook(
            provider.GetRequiredKeyedService<IGrainStorage>(Beneath), provider.GetRequiredService<KeyRing>(), rotateAfter,
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<KeyBook>>()));
        services.AddSingleton(provider => new RecordEncryption(
            options.Enabled, provider.GetRequiredService<KeyRing>(), provider.GetRequiredService<KeyBook>(), provider.GetRequiredService<ILogger<RecordEncryption>>()));
        services.AddKeyedSingleton<IGrainStorage>(Default, (provider, _) => new EncryptingGrainStorage(
            provider.GetRequiredKeyedService<IGrainStorage>(Beneath), options.Enabled, provider.GetRequiredService<KeyBook>(),
            provider.GetRequiredService<IGrainStorageSerializer>(), provider.GetRequiredService<IActivatorProvider>()));
    }

    /// <summary>Gives the store another name of its own; its options stay those of the default store.</summary>
    private static void MoveBeneath(IServiceCollection services)
    {
        var store = services.LastOrDefault(static service => service.IsKeyedService && service.ServiceType == typeof(IGrainStorage) && Default.Equals(service.ServiceKey))
            ?? throw new InvalidOperationException("There is no default grain storage that could be encrypted.");
        services.Remove(store);
        services.AddKeyedSingleton(Beneath, (provider, _) => (IGrainStorage)store.KeyedImplementationFactory!(provider, Default));
    }
}
