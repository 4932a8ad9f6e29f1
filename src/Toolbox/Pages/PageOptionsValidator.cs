using Microsoft.Extensions.Options;

namespace ChatAgency.Toolbox.Pages;

/// <summary>Says what is wrong with <see cref="PageOptions"/>.</summary>
public sealed class PageOptionsValidator : IValidateOptions<PageOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, PageOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.Hosts.Any(static host => !AllowedHost.TryParse(host, out _))) result.AddError("holds what is no host: docs.example.com, *.example.com or http://host:port", nameof(options.Hosts));
        if (options.PrivateHosts.Except(options.Hosts, StringComparer.OrdinalIgnoreCase).Any()) result.AddError("holds a host that is not in Hosts", nameof(options.PrivateHosts));
        if (options.LargestKilobytes is < 1 or > 10_240) result.AddError("is not from 1 to 10240", nameof(options.LargestKilobytes));
        if (options.Seconds is < 1 or > 120) result.AddError("is not from 1 to 120", nameof(options.Seconds));
        return result.Build();
    }
}
