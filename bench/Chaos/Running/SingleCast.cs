namespace ChatAgency.Chaos.Running;

/// <summary>The whole agency in one process, on SQLite.</summary>
internal static class SingleCast
{
    public static IReadOnlyList<HostSpec> Of(Outside outside)
    {
        var ports = Ports.Take(3);
        var settings = AgencySettings.For(outside, "local");
        settings["PORT"] = $"{ports[0]}";
        settings["ADMIN_PORT"] = $"{ports[1]}";
        settings["Cluster__SiloPort"] = $"{ports[2]}";
        settings["DATA_DIR"] = Path.Combine(outside.Folder, "data");
        var door = Ports.Loopback(ports[0]);
        return [new HostSpec("local", true, true, "dotnet", [AgencySettings.Program("Local")], settings, door, new Uri(door, "health/ready"))];
    }
}
