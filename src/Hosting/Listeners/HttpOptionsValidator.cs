using System.Net;
using ChatAgency.Hosting.Addresses;
using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Listeners;

internal sealed class HttpOptionsValidator : IValidateOptions<HttpOptions>
{
    public ValidateOptionsResult Validate(string? name, HttpOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        CheckPort(result, options.Port, nameof(options.Port));
        CheckPort(result, options.AdminPort, nameof(options.AdminPort));
        if (options.Port == options.AdminPort && options.Port != 0) result.AddError("is the same as PORT: they need a port each.", nameof(options.AdminPort));
        if (options.Host is not null && !ListenAddress.TryParse(options.Host, out _)) result.AddError("is not an IP address, localhost or *.", nameof(options.Host));
        if (options.AllowedHosts.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Any(host => !IsHostPattern(host)))
            result.AddError("has an entry that is not a host name, an IP address or *.name.", nameof(options.AllowedHosts));
        if (TrustedProxies.Read(options.TrustedProxies).Any(static network => network is null)) result.AddError("has an entry that is neither an IP address nor a network.", nameof(options.TrustedProxies));
        return result.Build();
    }

    private static void CheckPort(ValidateOptionsResultBuilder result, int port, string name)
    {
        if (port is < 0 or > IPEndPoint.MaxPort) result.AddError($"is not a port (0 to {IPEndPoint.MaxPort}).", name);
    }

    private static bool IsHostPattern(string host) =>
        Uri.CheckHostName(host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host) != UriHostNameType.Unknown;
}
