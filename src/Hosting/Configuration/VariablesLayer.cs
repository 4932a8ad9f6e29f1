using ChatAgency.Hosting.Faults;

namespace ChatAgency.Hosting.Configuration;

/// <summary>Turns variables, of the environment or of a <c>.env</c> file, into settings.</summary>
internal static class VariablesLayer
{
    /// <summary><c>Section__Key</c> wins over the plain name of the same layer: it can only be meant for this program.</summary>
    internal static Dictionary<string, string?> Read(IReadOnlyDictionary<string, string?> variables, ICollection<StartupFault> faults)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in PlainNames.All)
        {
            if (Value(name, variables, faults) is { } value) settings[name.Key] = value;
        }

        foreach (var (name, value) in variables) settings[name.Replace("__", ":", StringComparison.Ordinal)] = value;
        return settings;
    }

    private static string? Value(PlainName name, IReadOnlyDictionary<string, string?> variables, ICollection<StartupFault> faults)
    {
        var value = variables.GetValueOrDefault(name.Name);
        if (variables.GetValueOrDefault(name.FileName) is not { } path) return value;
        if (value is null) return FileContent(name, path, faults);
        faults.Add(new StartupFault(name.FileName, $"is set beside {name.Name}: set one of them."));
        return value;
    }

    private static string? FileContent(PlainName name, string path, ICollection<StartupFault> faults)
    {
        try
        {
            var text = File.ReadAllText(path);
            return text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('\n') ? text[..^1] : text;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // Not the path: a secret that was put here by mistake would be printed.
            faults.Add(new StartupFault(name.FileName, $"names a file that cannot be read ({Reason(e)})."));
            return null;
        }
    }

    private static string Reason(Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => "it is not there",
        UnauthorizedAccessException => "no permission, or it is a folder",
        ArgumentException => "its path is empty or not a path",
        _ => "input or output failed",
    };
}
