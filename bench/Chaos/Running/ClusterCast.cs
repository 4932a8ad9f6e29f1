using ChatAgency.Running.Processes;
using ChatAgency.Running.Targets;

namespace ChatAgency.Chaos.Running;

/// <summary>Three silos and two gateways on one Redis.</summary>
internal static class ClusterCast
{
    private const int Silos = 3;
    private const int Gateways = 2;

    public static IReadOnlyList<HostSpec> Of(Outside outside, Store store) =>
    [
        .. Enumerable.Range(1, Silos).Select(number => Silo(outside, store, $"silo{number}")),
        .. Enumerable.Range(1, Gateways).Select(number => Gateway(outside, store, $"gateway{number}")),
    ];

    private static HostSpec Silo(Outside outside, Store store, string name)
    {
        var ports = Ports.Take(2);
        var settings = Settings(outside, store, name, ports);
        settings["Cluster__SiloPort"] = "0";
        settings["Cluster__GatewayPort"] = "0";
        var admin = Ports.Loopback(ports[1]);
        return new HostSpec(name, false, true, "dotnet", [AgencySettings.Program("Silo")], settings, admin, new Uri(admin, "health/ready"));
    }

    private static HostSpec Gateway(Outside outside, Store store, string name)
    {
        var ports = Ports.Take(2);
        var door = Ports.Loopback(ports[0]);
        return new HostSpec(name, true, false, "dotnet", [AgencySettings.Program("Gateway")], Settings(outside, store, name, ports), door, new Uri(Ports.Loopback(ports[1]), "health/ready"));
    }

    private static Dictionary<string, string> Settings(Outside outside, Store store, string name, int[] ports)
    {
        var settings = AgencySettings.For(outside, name, ShortPatience.Settings);
        settings["HOST"] = "127.0.0.1";
        settings["PORT"] = $"{ports[0]}";
        settings["ADMIN_PORT"] = $"{ports[1]}";
        settings["DATA_DIR"] = Path.Combine(outside.Folder, name);
        settings["Cluster__Provider"] = "redis";
        settings["Cluster__Name"] = "chaos";
        settings["Storage__Provider"] = "redis";
        settings["ConnectionStrings__Cluster"] = store.Address;
        settings["ConnectionStrings__Storage"] = store.Address;
        return settings;
    }
}
