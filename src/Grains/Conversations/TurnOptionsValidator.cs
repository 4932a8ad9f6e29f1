using Microsoft.Extensions.Options;

namespace ChatAgency.Grains.Conversations;

/// <summary>Says what is wrong with <see cref="TurnOptions"/>.</summary>
public sealed class TurnOptionsValidator : IValidateOptions<TurnOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, TurnOptions options)
    {
        var faults = new List<string>();
        if (options.TaskTimeoutSeconds is < 10 or > 3600) faults.Add("TASK_TIMEOUT (Turns:TaskTimeoutSeconds) must be 10 to 3600 seconds.");
        if (options.InboxLimit is < 1 or > 10_000) faults.Add("Turns:InboxLimit must be 1 to 10000 messages.");
        if (options.DrainSeconds is < 0 or > 600) faults.Add("Turns:DrainSeconds must be 0 to 600 seconds.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
