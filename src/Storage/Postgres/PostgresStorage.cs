using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Providers;
using Orleans.Runtime.Hosting;
using Orleans.Storage;

namespace ChatAgency.Storage.Postgres;

/// <summary>Orleans' own grain storage in PostgreSQL, over connections of the host, with the queries of <see cref="PostgresSchema"/>.</summary>
internal static class PostgresStorage
{
    private const string Invariant = "Npgsql";
    private const string Inner = "orleans-postgres";

    internal static void AddPostgresStorage(this ISiloBuilder silo, StorageOptions storage, Func<IServiceProvider, NpgsqlDataSource> postgres)
    {
        silo.AddAdoNetGrainStorage(Inner, postgresOptions => postgresOptions.Configure<IServiceProvider>((options, services) =>
        {
            options.Invariant = Invariant;
            options.DataSource = postgres(services);
            options.DeleteStateOnClear = storage.DeleteStateOnClear;
            // Open before everything that a host or grain may begin at the later stages.
            options.InitStage = ServiceLifecycleStage.RuntimeStorageServices;
        }));
        silo.Services.AddGrainStorage(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, static (services, _) => new WholeIds(services.GetRequiredKeyedService<IGrainStorage>(Inner)));
        silo.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<PostgresWatch>(services, postgres(services)));
    }
}
