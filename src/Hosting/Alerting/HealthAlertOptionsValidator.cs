using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Alerting;

/// <summary>Says what is wrong with <see cref="HealthAlertOptions"/>.</summary>
public sealed class HealthAlertOptionsValidator : IValidateOptions<HealthAlertOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, HealthAlertOptions options)
    {
        var faults = new ValidateOptionsResultBuilder();
        if (options.BadSeconds is < 0 or > 3_600) faults.AddError("must be 0 to 3600.", nameof(options.BadSeconds));
        return faults.Build();
    }
}
