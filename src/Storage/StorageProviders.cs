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

    /// <summary>Those that this version has.</summary>
    internal static readonly string[] Now = [Sqlite, Memory, Redis, Postgres];

    /// <summary>Those of the contract that this version does not have yet.</summary>
    internal static readonly string[] Later = ["azureblob"];

    /// <summary>Whether this store is a server of its own, so that a silo keeps nothing in its data folder.</summary>
    public static bool IsServer(string? provider) => Is(provider, Redis) || Is(provider, Postgres);

    /// <summary>Whether a setting means this store; upper and lower case are equal.</summary>
    public static bool Is(string? provider, string name) => string.Equals(provider, name, StringComparison.OrdinalIgnoreCase);
}
