using System.Buffers.Text;
using System.Security.Cryptography;
using ChatAgency.Hosting.Faults;

namespace ChatAgency.Hosting.Access;

/// <summary>
/// Keeps Local's own tokens: <c>admin-token</c>, <c>api-key</c> and <c>log-key</c> in the data folder, made at the first start,
/// readable by their owner only, used when <c>ADMIN_TOKEN</c>, <c>API_KEY</c> and <c>LOG_PSEUDONYM_KEY</c> are not set.
/// </summary>
internal sealed class AccessFolder(string path) : IStartupCheck
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Where the keys lie that session cookies are protected with, so that sessions outlive a restart.</summary>
    internal DirectoryInfo SessionKeys { get; } = new(Path.Combine(path, "session-keys"));

    internal string? AdminToken { get; private set; }

    internal string? ApiKey { get; private set; }

    /// <summary>What people's pseudonyms in the logs are made with.</summary>
    internal string? LogKey { get; private set; }

    public IReadOnlyList<StartupFault> Check()
    {
        var faults = new List<StartupFault>();
        // An empty path is a fault of the storage's settings, which reports it.
        if (string.IsNullOrWhiteSpace(path)) return faults;
        AdminToken = ReadOrMake("admin-token", faults);
        ApiKey = ReadOrMake("api-key", faults);
        LogKey = ReadOrMake("log-key", faults);
        return faults;
    }

    private string? ReadOrMake(string name, List<StartupFault> faults)
    {
        var file = Path.Combine(path, name);
        try
        {
            MakeFolders();
            if (!File.Exists(file)) Make(file);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, OwnerOnly);
            var token = File.ReadAllText(file).Trim();
            if (token.Length > 0 && !token.Any(char.IsWhiteSpace)) return token;
            faults.Add(new StartupFault("DATA_DIR", $"holds a file '{name}' without one token in it: delete it, and a new one is made."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Add(new StartupFault("DATA_DIR", $"does not let '{name}' be made or read ({e.GetType().Name})."));
        }

        return null;
    }

    private void MakeFolders()
    {
        foreach (var folder in new[] { path, SessionKeys.FullName })
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
            else Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    private static void Make(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.WriteThrough };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using var writer = new StreamWriter(file, options);
        writer.WriteLine(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));
    }
}
