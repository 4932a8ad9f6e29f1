using ChatAgency.Running.Processes;
using ChatAgency.Simulators.Networks;

namespace ChatAgency.Running.Targets;

/// <summary>Silos and gateways in processes of their own, on one Redis.</summary>
public static class ClusterCast
{
    /// <param name="outside">The world they speak to.</param>
    /// <param name="store">Where Redis is.</param>
    /// <param name="silos">How many silos; they come first.</param>
    /// <param name="gateways">How many gateways.</param>
    /// <param name="more">What this run sets besides, or instead.</param>
    public static IReadOnlyList<HostSpec> Of(Outside outside, string store, int silos, int gateways, IReadOnlyDictionary<string, string>? more = null) =>
    [
        .. Enumerable.Range(1, silos).Select(number => Silo(outside, store, $"silo{number}", more)),
        .. Enumerable.Range(1, gateways).Select(number => Gateway(outside, store, $"gateway{number}", more)),
    ];

    private static HostSpec Silo(Outside outside, string store, string name, IReadOnlyDictionary<string, string>? more)
    {
        var ports = FreePort.Take(2);
        var settings = Settings(outside, store, name, ports, more);
        settings["Cluster__SiloPort"] = "0";
        settings["Cluster__GatewayPort"] = "0";
        var admin = FreePort.Loopback(ports[1]);
        return new HostSpec(name, false, true, "dotnet", [AgencySettings.Program("Silo")], settings, admin, new Uri(admin, "health/ready")) { Admin = admin };
    }

    private static HostSpec Gateway(Outside outside, string store, string name, IReadOnlyDictionary<string, string>? more)
    {
        var ports = FreePort.Take(2);
        var door = FreePort.Loopback(ports[0]);
        var admin = FreePort.Loopback(ports[1]);
        return new HostSpec(name, true, false, "dotnet", [AgencySettings.Program("Gateway")], Settings(outside, store, name, ports, more), door, new Uri(admin, "health/ready")) { Admin = admin };
    }

    private static Dictionary<string, string> Settings(Outside outside, string store, string name, int[] ports, IReadOnlyDictionary<string, string>? more)
    {
        var settings = AgencySettings.For(outside, name, more);
        settings["HOST"] = "127.0.0.1";
        settings["PORT"] = $"{ports[0]}";
        settings["ADMIN_PORT"] = $"{ports[1]}";
        settings["DATA_DIR"] = Path.Combine(outside.Folder, name);
        settings["Cluster__Provider"] = "redis";
        settings["Cluster__Name"] = "bench";
        settings["Storage__Provider"] = "redis";
        settings["ConnectionStrings__Cluster"] = store;
        settings["ConnectionStrings__Storage"] = store;
        return settings;
    }
}
