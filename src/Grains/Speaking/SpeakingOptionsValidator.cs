using Microsoft.Extensions.Options;

namespace ChatAgency.Grains.Speaking;

/// <summary>Says what is wrong with <see cref="SpeakingOptions"/>.</summary>
public sealed class SpeakingOptionsValidator : IValidateOptions<SpeakingOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, SpeakingOptions options)
    {
        var faults = new List<string>();
        if (!Enum.IsDefined(options.Mode)) faults.Add("Speaking:Mode must be Mentions, FollowUps or Every.");
        if (options.MessagesAMinute is < 0 or > 1_000) faults.Add("Speaking:MessagesAMinute must be 0 to 1000.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
