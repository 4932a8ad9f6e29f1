namespace ChatAgency.Hosting.Clustering;

/// <summary>How silos and gateways find each other.</summary>
public sealed class AgencyClusterOptions
{
    /// <summary>The section, <c>Cluster</c>.</summary>
    public const string Section = "Cluster";

    /// <summary><c>localhost</c>: silo and gateways on one machine, without a membership table.</summary>
    public string Provider { get; set; } = "localhost";

    /// <summary>The port by which silos speak to each other. 0 takes a free one.</summary>
    public int SiloPort { get; set; } = 11111;

    /// <summary>The port by which gateways reach silos. Local, which is its own gateway, opens none.</summary>
    public int GatewayPort { get; set; } = 30000;

    /// <summary>The IP address under which other processes reach this silo; left out, the loopback address.</summary>
    public string? AdvertisedAddress { get; set; }
}
