namespace ChatAgency.Hosting.Clustering;

/// <summary>How a connection names itself to its server, so that one sees there whose it is.</summary>
public static class ConnectionTitle
{
    /// <summary>Connections over which a silo keeps its records.</summary>
    public const string Storage = "storage";

    /// <summary>Connections over which silos and gateways find each other.</summary>
    public const string Cluster = "cluster";

    /// <summary>Connections of the command line.</summary>
    public const string Tool = "tool";

    // PostgreSQL cuts what is longer.
    private const int Most = 63;

    /// <summary>The name: <c>ChatAgency:storage:chatagency</c>, 63 characters at most.</summary>
    /// <param name="use">One of the above.</param>
    /// <param name="cluster">The cluster's name, <c>Cluster:Name</c>.</param>
    public static string Of(string use, string cluster)
    {
        var title = $"ChatAgency:{use}:{cluster}";
        return title[..Math.Min(title.Length, Most)];
    }
}
