using ChatAgency.Hosting.Faults;
using ChatAgency.Storage;

namespace ChatAgency.Tool.Moving;

/// <summary>What stands behind <c>--from</c> and <c>--to</c>.</summary>
internal static class StoreAddress
{
    internal const string Form = "sqlite:FOLDER, redis:CONNECTION, postgres:CONNECTION or azureblob:CONNECTION. @FILE in the place of a connection reads it from a file, nothing at all takes it from the settings (DATA_DIR, ConnectionStrings__Storage); other users of the machine can read a command line with a password in it.";

    /// <summary>The address as settings that are stronger than all others.</summary>
    /// <exception cref="StartupFaultException">It is none.</exception>
    internal static IReadOnlyList<string> Settings(string option, string address)
    {
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        var (kind, where) = colon < 0 ? (address, "") : (address[..colon], address[(colon + 1)..]);
        if (StorageProviders.Is(kind, StorageProviders.Memory))
            throw StoreEnd.Fault(option, "names memory, which lies within a running silo and ends with it: there is nothing that could be copied from or to it.");
        if (StorageProviders.Is(kind, StorageProviders.Sqlite)) return Of(StorageProviders.Sqlite, "Storage:DataDir", where);
        if (StorageProviders.IsElsewhere(kind)) return Of(kind, "ConnectionStrings:Storage", where.StartsWith('@') ? ReadFile(option, where[1..]) : where);
        throw StoreEnd.Fault(option, $"is no store: write {Form}");
    }

    // Where silos meet does not matter here, and its settings may be another machine's.
    private static string[] Of(string kind, string setting, string value) =>
        [$"--Storage:Provider={kind}", "--Cluster:Provider=localhost", .. value.Length == 0 ? [] : new[] { $"--{setting}={value}" }];

    private static string ReadFile(string option, string path)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StoreEnd.Fault(option, $"names a file that cannot be read ({path}).");
        }
    }
}
