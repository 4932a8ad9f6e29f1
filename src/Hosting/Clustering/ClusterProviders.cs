namespace ChatAgency.Hosting.Clustering;

/// <summary>The values of <see cref="AgencyClusterOptions.Provider"/>.</summary>
public static class ClusterProviders
{
    /// <summary>One silo on this machine; the membership is in its memory.</summary>
    public const string Localhost = "localhost";

    /// <summary>Any number of silos and gateways; the membership and the reminders are in Redis.</summary>
    public const string Redis = "redis";

    /// <summary>The same in PostgreSQL.</summary>
    public const string Postgres = "postgres";

    /// <summary>True for a cluster whose members find each other in Redis.</summary>
    public static bool IsRedis(this AgencyClusterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Provider.Equals(Redis, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>True for a cluster whose members find each other in PostgreSQL.</summary>
    public static bool IsPostgres(this AgencyClusterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Provider.Equals(Postgres, StringComparison.OrdinalIgnoreCase);
    }
}
