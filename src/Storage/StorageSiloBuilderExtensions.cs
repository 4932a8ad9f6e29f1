using ChatAgency.Storage.AzureBlob;
using ChatAgency.Storage.AzureBlob.Connecting;
using ChatAgency.Storage.Monitoring;
using ChatAgency.Storage.Postgres;
using ChatAgency.Storage.Redis;
using ChatAgency.Storage.Serialization;
using ChatAgency.Storage.Sqlite;
using ChatAgency.Storage.Timing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Providers;
using Orleans.Runtime.Hosting;
using Orleans.Serialization;
using Orleans.Storage;
using StackExchange.Redis;

namespace ChatAgency.Storage;

/// <summary>Registers where grains keep their state.</summary>
public static class StorageSiloBuilderExtensions
{
    /// <summary>
    /// Binds <see cref="StorageOptions"/> from the section <c>Storage</c> and has them validated at start. For hosts that
    /// gather the faults of all their options before they build a silo.
    /// </summary>
    public static IServiceCollection AddStorageOptions(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>());
        return services;
    }

    /// <summary>
    /// The default grain storage, its JSON, and the <see cref="StorageMonitor"/>. The data folder must be this process's
    /// already: see <see cref="DataFolder.DataFolderLock"/>.
    /// </summary>
    /// <param name="silo">The silo to be built.</param>
    /// <param name="options">Used from now on as they are; those of <see cref="AddStorageOptions"/> are not needed.</param>
    /// <param name="redis">Gives the connection for <c>redis</c>, which stays the host's; other stores need none.</param>
    /// <param name="postgres">The same for <c>postgres</c>.</param>
    /// <param name="blobs">The same for <c>azureblob</c>.</param>
    /// <exception cref="OptionsValidationException">The options have faults, each named by its setting.</exception>
    public static ISiloBuilder AddAgencyStorage(
        this ISiloBuilder silo,
        StorageOptions options,
        Func<IServiceProvider, IConnectionMultiplexer>? redis = null,
        Func<IServiceProvider, NpgsqlDataSource>? postgres = null,
        Func<IServiceProvider, BlobConnection>? blobs = null)
    {
        ArgumentNullException.ThrowIfNull(silo);
        ArgumentNullException.ThrowIfNull(options);
        if (new StorageOptionsValidator().Validate(null, options) is { Failed: true } faults)
            throw new OptionsValidationException(Options.DefaultName, typeof(StorageOptions), faults.Failures!);

        silo.UseSystemTextJsonGrainStorageSerializer();
        silo.Services.Configure<SystemTextJsonGrainStorageSerializerOptions>(static json => StateJson.Configure(json.JsonSerializerOptions));
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services.AddSingleton(Options.Create(options));
        var (provider, promise) = Choice(options);
        silo.Services.AddSingleton(services => new StorageMonitor(provider, promise, services.GetRequiredService<TimeProvider>()));
        AddStore(silo, provider, options, redis, postgres, blobs);
        Measure(silo.Services);
        return silo;
    }

    private static void Measure(IServiceCollection services)
    {
        services.AddMetrics();
        services.AddSingleton<StorageMetrics>();
        var store = services.Last(static service => service.IsKeyedService && service.ServiceType == typeof(IGrainStorage) && ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME.Equals(service.ServiceKey));
        services.Remove(store);
        services.AddKeyedSingleton<IGrainStorage>(
            store.ServiceKey, (provider, key) => new MeasuredGrainStorage((IGrainStorage)store.KeyedImplementationFactory!(provider, key), provider.GetRequiredService<StorageMetrics>()));
    }

    private static (string Provider, StoragePromise Promise) Choice(StorageOptions options) =>
        StorageProviders.Is(options.Provider, StorageProviders.Memory) ? (StorageProviders.Memory, StoragePromise.Reduced)
        : StorageProviders.Is(options.Provider, StorageProviders.Redis) ? (StorageProviders.Redis, StoragePromise.Unknown)
        : StorageProviders.Is(options.Provider, StorageProviders.Postgres) ? (StorageProviders.Postgres, StoragePromise.Unknown)
        : StorageProviders.Is(options.Provider, StorageProviders.AzureBlob) ? (StorageProviders.AzureBlob, StoragePromise.Kept)
        : (StorageProviders.Sqlite, StoragePromise.Kept);

    private static void AddStore(
        ISiloBuilder silo,
        string provider,
        StorageOptions options,
        Func<IServiceProvider, IConnectionMultiplexer>? redis,
        Func<IServiceProvider, NpgsqlDataSource>? postgres,
        Func<IServiceProvider, BlobConnection>? blobs)
    {
        if (provider == StorageProviders.Memory) silo.AddMemoryGrainStorageAsDefault();
        else if (provider == StorageProviders.Redis) silo.AddRedisStorage(options, redis ?? throw new ArgumentNullException(nameof(redis)));
        else if (provider == StorageProviders.Postgres) silo.AddPostgresStorage(options, postgres ?? throw new ArgumentNullException(nameof(postgres)));
        else if (provider == StorageProviders.AzureBlob) silo.AddBlobStorage(blobs ?? throw new ArgumentNullException(nameof(blobs)));
        else silo.Services.AddGrainStorage(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, static (services, _) => ActivatorUtilities.CreateInstance<SqliteGrainStorage>(services));
    }
}
