using ChatAgency.Running.Processes;
using ChatAgency.Simulators.Networks;

namespace ChatAgency.Running.Targets;

/// <summary>The whole agency in one process, on SQLite.</summary>
public static class SingleCast
{
    /// <param name="outside">The world it speaks to; its data lies in the folder <c>data</c> there.</param>
    /// <param name="more">What this run sets besides, or instead.</param>
    public static HostSpec Of(Outside outside, IReadOnlyDictionary<string, string>? more = null)
    {
        var ports = FreePort.Take(3);
        var settings = AgencySettings.For(outside, "local", more);
        settings["PORT"] = $"{ports[0]}";
        settings["ADMIN_PORT"] = $"{ports[1]}";
        settings["Cluster__SiloPort"] = $"{ports[2]}";
        settings["DATA_DIR"] = Path.Combine(outside.Folder, "data");
        var door = FreePort.Loopback(ports[0]);
        return new HostSpec("local", true, true, "dotnet", [AgencySettings.Program("Local")], settings, door, new Uri(door, "health/ready")) { Admin = FreePort.Loopback(ports[1]) };
    }
}
