using ChatAgency.Running.Processes;
using ChatAgency.Simulators;
using ChatAgency.Simulators.Networks;

namespace ChatAgency.Running.Targets;

/// <summary>An app of bench/peers, in one process of Node.</summary>
public static class PeerCast
{
    public static HostSpec Of(Outside outside, string name)
    {
        var settings = outside.Settings(name);
        var door = FreePort.Loopback(FreePort.Take());
        settings["PORT"] = $"{door.Port}";
        settings["NODE_ENV"] = "production";
        return new HostSpec(name, true, true, "node", [Program(name)], settings, door, null);
    }

    /// <summary>Whether what the apps need is installed: <c>npm ci</c> in bench/peers.</summary>
    public static bool IsInstalled => Directory.Exists(Path.Combine(Folder, "node_modules"));

    private static string Folder => Path.Combine(RepositoryRoot.Find(), "bench", "peers");

    private static string Program(string name) => Path.Combine(Folder, $"{name}.mjs");
}
