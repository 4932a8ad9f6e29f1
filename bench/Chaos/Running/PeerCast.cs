using ChatAgency.Simulators;

namespace ChatAgency.Chaos.Running;

/// <summary>An app of bench/peers, in one process of Node.</summary>
internal static class PeerCast
{
    public static IReadOnlyList<HostSpec> Of(Outside outside, string name)
    {
        var settings = outside.Settings(name);
        var door = Ports.Loopback(Ports.Take(1)[0]);
        settings["PORT"] = $"{door.Port}";
        var program = Path.Combine(RepositoryRoot.Find(), "bench", "peers", $"{name}.mjs");
        return [new HostSpec(name, true, true, "node", [program], settings, door, null)];
    }
}
