using ChatAgency.Hosting.Configuration;

namespace ChatAgency.Hosting.Clustering;

/// <summary>Where the stores outside the process are. Each is a connection string of its provider.</summary>
public sealed class ConnectionStringOptions
{
    /// <summary>The section, <c>ConnectionStrings</c>.</summary>
    public const string Section = "ConnectionStrings";

    /// <summary>For <c>Cluster:Provider</c> <c>redis</c>: <c>host:port,password=…,ssl=true</c>; for <c>postgres</c>: <c>Host=…;Database=…;Username=…;Password=…;SSL Mode=VerifyFull</c>. It holds membership, reminders and the keys of sessions. The agency sets the time limits itself.</summary>
    [Secret]
    public string? Cluster { get; set; }

    /// <summary>
    /// For <c>Storage:Provider</c> <c>redis</c> or <c>postgres</c>, in the same form; may name the same server. It holds every
    /// record. For <c>azureblob</c> a connection string of Azure Storage, or the https address of its blob service: without a
    /// SAS behind it, the process's own identity signs in.
    /// </summary>
    [Secret]
    public string? Storage { get; set; }
}
