using System.Globalization;
using ChatAgency.Simulators.Networks;
using ChatAgency.Simulators.Running;

namespace ChatAgency.Deploy.Tests.Publishing;

/// <summary>
/// An image as a process: the published program with its Dockerfile's variables and entry point, in its own folder. Root
/// takes the image's user, to whom nothing there belongs; who is not root gives up his own right to write.
/// </summary>
internal sealed class Replay(string name, string folder) : IAsyncDisposable
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
    private const UnixFileMode Open = Readable | UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("chatagency-home-");
    private readonly DirectoryInfo _volume = Directory.CreateTempSubdirectory("chatagency-volume-");
    private readonly int[] _ports = FreePort.Take(4);
    private HostProcess? _process;

    internal HostProcess Process => _process ?? throw new InvalidOperationException("It was not started.");

    internal Uri Public => FreePort.Loopback(_ports[0]);

    internal Uri Admin => FreePort.Loopback(_ports[1]);

    /// <summary>Starts it with the environment that a manifest gives it; ports that it is given are free ones, and it listens on loopback.</summary>
    internal void Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var image = Dockerfile.Read(name);
        var settings = new Dictionary<string, string>(image.Variables, StringComparer.Ordinal);
        foreach (var (variable, value) in environment) settings[variable] = value;
        // The kubelet's and the image's own, and what keeps it on this machine.
        settings["HOME"] = _home.FullName;
        settings["HOST"] = "127.0.0.1";
        foreach (var (variable, port) in new[] { "PORT", "ADMIN_PORT", "Cluster__SiloPort", "Cluster__GatewayPort" }.Zip(_ports)) settings[variable] = port.ToString(CultureInfo.InvariantCulture);
        File.SetUnixFileMode(_home.FullName, Open);
        File.SetUnixFileMode(_volume.FullName, Open);
        // The folder of all that is published leads to it.
        File.SetUnixFileMode(Path.GetDirectoryName(folder)!, Readable | UnixFileMode.UserWrite);
        File.SetUnixFileMode(folder, Environment.IsPrivilegedProcess ? Readable | UnixFileMode.UserWrite : Readable);
        string[] user = Environment.IsPrivilegedProcess ? ["setpriv", $"--reuid={image.User}", $"--regid={image.User}", "--clear-groups"] : [];
        _process = HostProcess.Run([.. user, .. image.EntryPoint, .. arguments], settings, folder);
    }

    /// <summary>A folder that anybody may write to, as a volume.</summary>
    internal string Volume => _volume.FullName;

    /// <summary>What it has left at its home, which the root file system would have refused.</summary>
    internal IReadOnlyList<string> Left => [.. Directory.EnumerateFileSystemEntries(_home.FullName)];

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        File.SetUnixFileMode(folder, Readable | UnixFileMode.UserWrite);
        _home.Delete(recursive: true);
        _volume.Delete(recursive: true);
    }
}
