using System.Net;
using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Clustering;

/// <summary>Says what is wrong with <see cref="AgencyClusterOptions"/>.</summary>
public sealed class AgencyClusterOptionsValidator : IValidateOptions<AgencyClusterOptions>
{
    private const int MaxNameLength = 64;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, AgencyClusterOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (!options.IsRedis() && !options.IsPostgres() && !options.Provider.Equals(ClusterProviders.Localhost, StringComparison.OrdinalIgnoreCase))
            result.AddError($"is '{ClusterProviders.Localhost}', '{ClusterProviders.Redis}' or '{ClusterProviders.Postgres}'.", nameof(AgencyClusterOptions.Provider));
        if (options.Name.Length is 0 or > MaxNameLength || !options.Name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            result.AddError($"must be 1 to {MaxNameLength} letters, digits, '-' or '_'.", nameof(AgencyClusterOptions.Name));
        Port(result, options.SiloPort, nameof(AgencyClusterOptions.SiloPort));
        Port(result, options.GatewayPort, nameof(AgencyClusterOptions.GatewayPort));
        if (options.AdvertisedAddress is { Length: > 0 } address && !IsReachable(address))
            result.AddError("must be the IP address under which other processes reach this one.", nameof(AgencyClusterOptions.AdvertisedAddress));
        Listen(result, options.SiloListen, nameof(AgencyClusterOptions.SiloListen));
        Listen(result, options.GatewayListen, nameof(AgencyClusterOptions.GatewayListen));
        return result.Build();
    }

    private static bool IsReachable(string address) =>
        IPAddress.TryParse(address, out var ip) && !ip.Equals(IPAddress.Any) && !ip.Equals(IPAddress.IPv6Any);

    private static void Port(ValidateOptionsResultBuilder result, int port, string property)
    {
        if (port is < 0 or > 65535) result.AddError("must be 0 to 65535.", property);
    }

    private static void Listen(ValidateOptionsResultBuilder result, string? listen, string property)
    {
        if (listen is { Length: > 0 } && !(IPEndPoint.TryParse(listen, out var endPoint) && endPoint.Port > 0))
            result.AddError("must be an IP address and a port, such as 0.0.0.0:11111.", property);
    }
}
