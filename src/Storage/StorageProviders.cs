namespace ChatAgency.Storage;

/// <summary>The values of <see cref="StorageOptions.Provider"/>.</summary>
public static class StorageProviders
{
    /// <summary>One SQLite file in the data folder.</summary>
    public const string Sqlite = "sqlite";

    /// <summary>The silo's memory; nothing outlives the process.</summary>
    public const string Memory = "memory";

    /// <summary>Those of the contract that this version does not have yet.</summary>
    internal static readonly string[] Later = ["redis", "postgres", "azureblob"];

    internal static bool Is(string? provider, string name) => string.Equals(provider, name, StringComparison.OrdinalIgnoreCase);
}
