using ChatAgency.Storage.Postgres;
using ChatAgency.Storage.Serialization;
using ChatAgency.Storage.Sqlite;
using ChatAgency.Storage.Sqlite.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Providers;
using Orleans.Runtime.Hosting;
using Orleans.Serialization;
using Orleans.Storage;

namespace ChatAgency.Storage.Tests.Conformance;

/// <summary>A silo on Orleans' own provider over SQLite, with the tables and queries that the project writes for it.</summary>
public sealed class AdoNetSqliteSilo() : StorageSilo(StorageProviders.Sqlite)
{
    private const string Inner = "inner";

    public override bool IsOwn => false;

    public override bool Durable => true;

    protected override Task PrepareAsync()
    {
        SqliteSchema.Apply(DataDir);
        return Task.CompletedTask;
    }

    protected override void Register(ISiloBuilder silo, StorageOptions options)
    {
        silo.UseSystemTextJsonGrainStorageSerializer();
        silo.Services.Configure<SystemTextJsonGrainStorageSerializerOptions>(static json => StateJson.Configure(json.JsonSerializerOptions));
        silo.AddAdoNetGrainStorage(Inner, adoNet =>
        {
            adoNet.Invariant = "System.Data.SQLite";
            adoNet.ConnectionString = new SqliteConnectionStringBuilder { DataSource = Path.Combine(DataDir, StoreFile.Name), Pooling = false }.ToString();
            // Its SQLite side has no query of its own for this; the project's has.
            adoNet.DeleteStateOnClear = true;
        });
        silo.Services.AddGrainStorage(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, static (services, _) => new WholeIds(services.GetRequiredKeyedService<IGrainStorage>(Inner)));
    }
}
