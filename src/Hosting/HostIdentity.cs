namespace ChatAgency.Hosting;

/// <summary>Which host this process is.</summary>
internal sealed record HostIdentity(AgencyHostKind Kind);
