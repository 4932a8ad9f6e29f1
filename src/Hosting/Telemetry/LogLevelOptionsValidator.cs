using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Telemetry;

/// <summary>Says what is wrong with <see cref="LogLevelOptions"/>.</summary>
public sealed class LogLevelOptionsValidator : IValidateOptions<LogLevelOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, LogLevelOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        // A number is read as a level too, whichever it is.
        if (!Enum.IsDefined(options.Default)) result.AddError("is no level.", nameof(options.Default));
        if (options.ChatAgency is { } own && !Enum.IsDefined(own)) result.AddError("is no level.", nameof(options.ChatAgency));
        return result.Build();
    }
}
