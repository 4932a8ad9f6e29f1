using System.Net;
using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Clustering;

/// <summary>Says what is wrong with <see cref="AgencyClusterOptions"/>.</summary>
public sealed class AgencyClusterOptionsValidator : IValidateOptions<AgencyClusterOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, AgencyClusterOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (!options.Provider.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            result.AddError("is 'localhost' in this version.", nameof(AgencyClusterOptions.Provider));
        Port(result, options.SiloPort, nameof(AgencyClusterOptions.SiloPort));
        Port(result, options.GatewayPort, nameof(AgencyClusterOptions.GatewayPort));
        if (options.AdvertisedAddress is { Length: > 0 } address && !IPAddress.TryParse(address, out _))
            result.AddError("must be an IP address.", nameof(AgencyClusterOptions.AdvertisedAddress));
        return result.Build();
    }

    private static void Port(ValidateOptionsResultBuilder result, int port, string property)
    {
        if (port is < 0 or > 65535) result.AddError("must be 0 to 65535.", property);
    }
}
