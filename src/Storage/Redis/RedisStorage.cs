using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using StackExchange.Redis;

namespace ChatAgency.Storage.Redis;

/// <summary>Orleans' own grain storage in Redis, over a connection of the host. A write compares its ETag in a script, so that the later of two is refused.</summary>
internal static class RedisStorage
{
    internal static void AddRedisStorage(this ISiloBuilder silo, StorageOptions storage, Func<IServiceProvider, IConnectionMultiplexer> redis)
    {
        silo.AddRedisGrainStorageAsDefault(redisOptions => redisOptions.Configure<IServiceProvider>((options, services) =>
        {
            // The connection is the host's: these would be for one of its own.
            options.ConfigurationOptions = new ConfigurationOptions();
            options.CreateMultiplexer = _ => Task.FromResult((redis(services), true));
            options.DeleteStateOnClear = storage.DeleteStateOnClear;
            // Open before everything that a host or grain may begin at the later stages.
            options.InitStage = ServiceLifecycleStage.RuntimeStorageServices;
        }));
        TellFailures(silo.Services);
        silo.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<RedisWatch>(services, redis(services)));
    }

    private static void TellFailures(IServiceCollection services)
    {
        var store = services.Last(static service => service.IsKeyedService && service.ServiceType == typeof(IGrainStorage));
        services.Remove(store);
        services.AddKeyedSingleton<IGrainStorage>(store.ServiceKey, (provider, name) =>
            new RedisRecords((IGrainStorage)store.KeyedImplementationFactory!(provider, name)));
    }
}
