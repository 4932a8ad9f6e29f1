namespace ChatAgency.Storage;

/// <summary>The values of <see cref="StorageOptions.Provider"/>.</summary>
public static class StorageProviders
{
    /// <summary>One SQLite file in the data folder.</summary>
    public const string Sqlite = "sqlite";

    /// <summary>The silo's memory; nothing outlives the process.</summary>
    public const string Memory = "memory";

    /// <summary>Redis, for silos on several machines; <c>ConnectionStrings:Storage</c> says where.</summary>
    public const string Redis = "redis";

    /// <summary>PostgreSQL, for silos on several machines; <c>ConnectionStrings:Storage</c> says where.</summary>
    public const string Postgres = "postgres";

    /// <summary>A container of Azure Blob storage, for silos on several machines; <c>ConnectionStrings:Storage</c> says where.</summary>
    public const string AzureBlob = "azureblob";

    /// <summary>All of them.</summary>
    internal static readonly string[] All = [Sqlite, Memory, Redis, Postgres, AzureBlob];

    /// <summary>Whether the records are outside of this machine, and the data folder holds none.</summary>
    public static bool IsElsewhere(string? provider) => Is(provider, Redis) || Is(provider, Postgres) || Is(provider, AzureBlob);

    /// <summary>Whether a setting means this store; upper and lower case are equal.</summary>
    public static bool Is(string? provider, string name) => string.Equals(provider, name, StringComparison.OrdinalIgnoreCase);
}
