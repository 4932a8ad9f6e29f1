using ChatAgency.Grains.Agents;
using Microsoft.Extensions.Options;

namespace ChatAgency.Grains.Profiles;

/// <summary>The profile files that this process sees: the built-in ones, and those of the folder in their place or beside them.</summary>
internal sealed class ProfileFiles(IOptions<AgentOptions> options)
{
    // A file that is longer is no profile.
    private const int MostBytes = 64 * 1024;

    /// <summary>All files by name. What cannot be read just now is left out; the next look sees it.</summary>
    public IReadOnlyDictionary<string, string> Read()
    {
        var files = BuiltInProfiles.All.ToDictionary(static file => file.Name, static file => file.Text, StringComparer.OrdinalIgnoreCase);
        if (!Directory.Exists(options.Value.Folder)) return files;
        foreach (var file in new DirectoryInfo(options.Value.Folder).EnumerateFiles("*.md").Where(static file => file.Length is > 0 and <= MostBytes))
        {
            if (TryRead(file) is { } text) files[file.Name] = text;
        }

        return files;
    }

    private static string? TryRead(FileInfo file)
    {
        try
        {
            return File.ReadAllText(file.FullName);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
