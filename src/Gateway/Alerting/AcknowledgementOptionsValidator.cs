using Microsoft.Extensions.Options;

namespace ChatAgency.Gateway.Alerting;

/// <summary>Says what is wrong with <see cref="AcknowledgementOptions"/>.</summary>
public sealed class AcknowledgementOptionsValidator : IValidateOptions<AcknowledgementOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, AcknowledgementOptions options)
    {
        var faults = new ValidateOptionsResultBuilder();
        Range(nameof(options.LeastRequests), options.LeastRequests, 1, 100_000);
        Range(nameof(options.UnkeptPercent), options.UnkeptPercent, 0, 100);
        Range(nameof(options.SlowMilliseconds), options.SlowMilliseconds, 10, 3_000);
        Range(nameof(options.SlowPercent), options.SlowPercent, 0, 100);
        Range(nameof(options.OtherTimes), options.OtherTimes, 0, 1_000);
        return faults.Build();

        void Range(string setting, int value, int least, int most)
        {
            if (value < least || value > most) faults.AddError($"must be {least} to {most}.", setting);
        }
    }
}
