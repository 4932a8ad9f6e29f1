namespace ChatAgency.Hosting.Clustering;

/// <summary>How silos and gateways find each other.</summary>
public sealed class AgencyClusterOptions
{
    /// <summary>The section, <c>Cluster</c>.</summary>
    public const string Section = "Cluster";

    /// <summary><c>localhost</c>: one silo, and gateways on the same machine. <c>redis</c> or <c>postgres</c>: any number of both; <c>ConnectionStrings:Cluster</c> says where.</summary>
    public string Provider { get; set; } = ClusterProviders.Localhost;

    /// <summary>The name that silos and gateways of one cluster share, and the first part of its keys in Redis; in PostgreSQL a column. 1 to 64 letters, digits, '-' or '_'. It never changes: records are found under it.</summary>
    public string Name { get; set; } = "chatagency";

    /// <summary>The port by which silos speak to each other. 0 takes a free one.</summary>
    public int SiloPort { get; set; } = 11111;

    /// <summary>The port by which gateways reach silos. Local, which is its own gateway, opens none. 0 takes a free one.</summary>
    public int GatewayPort { get; set; } = 30000;

    /// <summary>The IP address under which other processes reach this silo; left out, the loopback address.</summary>
    public string? AdvertisedAddress { get; set; }

    /// <summary>Where the silo listens for silos, <c>address:port</c>, when that is not where others reach it (behind a proxy or a mapped port); <c>0.0.0.0:11111</c> is every address. Left out, it listens where it is reached.</summary>
    public string? SiloListen { get; set; }

    /// <summary>The same for gateways.</summary>
    public string? GatewayListen { get; set; }
}
