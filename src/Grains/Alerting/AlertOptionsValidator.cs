using System.Globalization;
using Microsoft.Extensions.Options;

namespace ChatAgency.Grains.Alerting;

/// <summary>Says what is wrong with <see cref="AlertOptions"/>.</summary>
public sealed class AlertOptionsValidator : IValidateOptions<AlertOptions>
{
    private const int Day = 1_440;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, AlertOptions options)
    {
        var faults = new ValidateOptionsResultBuilder();
        Range(nameof(options.WebhookAfterMinutes), options.WebhookAfterMinutes, 0, Day);
        Range(nameof(options.AgainAfterMinutes), options.AgainAfterMinutes, 0.1, Day);
        Range(nameof(options.ResolveAfterMinutes), options.ResolveAfterMinutes, 0.1, Day);
        Range(nameof(options.GatherMinutes), options.GatherMinutes, 0.1, Day);
        Range(nameof(options.StillSeconds), options.StillSeconds, 15, 3_600);
        Range(nameof(options.UnknownSeconds), options.UnknownSeconds, 15, 3_600);
        Range(nameof(options.ParkedTurns), options.ParkedTurns, 0, 1_000);
        Range(nameof(options.FailedTurns), options.FailedTurns, 0, 1_000);
        Range(nameof(options.Faults), options.Faults, 0, 1_000);
        Range(nameof(options.WithinMinutes), options.WithinMinutes, 1, 60);
        QuietHours(options, faults);
        return faults.Build();

        void Range(string setting, double value, double least, int most)
        {
            if (!(value >= least && value <= most)) faults.AddError(string.Create(CultureInfo.InvariantCulture, $"must be {least} to {most}."), setting);
        }
    }

    private static void QuietHours(AlertOptions options, ValidateOptionsResultBuilder faults)
    {
        Time(nameof(options.QuietFrom), options.QuietFrom);
        Time(nameof(options.QuietTo), options.QuietTo);
        if (string.IsNullOrEmpty(options.QuietFrom) != string.IsNullOrEmpty(options.QuietTo)) faults.AddError("must be set beside the other end of the quiet hours.", string.IsNullOrEmpty(options.QuietFrom) ? nameof(options.QuietFrom) : nameof(options.QuietTo));
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone ?? "", out _)) faults.AddError("must name a time zone that this machine knows, such as Europe/Vienna.", nameof(options.TimeZone));

        void Time(string setting, string? text)
        {
            if (!string.IsNullOrEmpty(text) && AlertOptions.TimeOf(text) is null) faults.AddError("must be a time of day such as 22:00.", setting);
        }
    }
}
