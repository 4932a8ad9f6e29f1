using ChatAgency.Hosting.Faults;
using DotNetEnv;

namespace ChatAgency.Hosting.Configuration;

/// <summary>Reads <c>.env</c> of one folder, never of those above it, and leaves the process's environment alone.</summary>
internal static class DotEnvFile
{
    private const string FileName = ".env";

    private static readonly LoadOptions Quiet = new(setEnvVars: false, clobberExistingVars: false, onlyExactPath: true);

    internal static IReadOnlyDictionary<string, string?> Read(string folder, ICollection<StartupFault> faults)
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal);
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return variables;
        try
        {
            foreach (var (name, value) in Env.LoadContents(File.ReadAllText(path), Quiet)) variables[name] = value;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Add(new StartupFault(FileName, "cannot be read."));
        }
        catch (Exception e) when (e.GetType().Name == "ParseException")
        {
            // The parser's own words repeat the line, which may hold a secret.
            faults.Add(new StartupFault(FileName, "has a line that is not NAME=value."));
        }

        return variables;
    }
}
