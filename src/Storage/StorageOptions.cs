namespace ChatAgency.Storage;

/// <summary>Where the agency keeps its records. Bound from <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>The configuration section: <c>Storage</c>.</summary>
    public const string Section = "Storage";

    /// <summary>
    /// The store: <c>sqlite</c> (the default: one file in the data folder, every write on disk before it counts),
    /// <c>redis</c>, <c>postgres</c> or <c>azureblob</c> (for silos on several machines; <c>ConnectionStrings:Storage</c> says where) or
    /// <c>memory</c> (for trials: everything is lost with the process). Upper and lower case are equal.
    /// </summary>
    public string Provider { get; set; } = StorageProviders.Sqlite;

    /// <summary>
    /// The data folder, absolute or relative to the working directory; default <c>./data</c>. Made, for its owner only,
    /// when it is not there. Also set by <c>DATA_DIR</c>. One process owns it at a time.
    /// </summary>
    public string DataDir { get; set; } = "./data";

    /// <summary>
    /// True, the default: clearing a record deletes it. False: an empty one stays behind, whose version a late writer
    /// conflicts with. Not for <c>memory</c>.
    /// </summary>
    public bool DeleteStateOnClear { get; set; } = true;

    /// <summary>
    /// The container of <c>azureblob</c>; default <c>grainstate</c>, made when it is not there. Each cluster has one of
    /// its own: the names of blobs do not tell clusters apart. 3 to 63 small letters, digits and single hyphens.
    /// </summary>
    public string Container { get; set; } = "grainstate";

    /// <summary>
    /// True: a silo makes or completes the agency's tables in PostgreSQL at its start, for which its user needs the
    /// right. False, the default: it does not start without them; <c>dotnet run --project src/Tool -- schema apply</c>
    /// makes them. The file of <c>sqlite</c> is always kept current.
    /// </summary>
    public bool CreateSchema { get; set; }
}
