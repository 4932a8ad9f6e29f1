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
        if (!Enum.IsDefined(options.WhenBusy)) faults.Add("Turns:WhenBusy must be Queue, Steer or Supersede.");
        faults.AddRange(options.WhenBusyIn.Where(static own => !Enum.IsDefined(own.Value)).Select(static own => $"Turns:WhenBusyIn:{own.Key} must be Queue, Steer or Supersede."));
        if (options.SmallTalkFactor is not (>= 0.05 and <= 1)) faults.Add("Turns:SmallTalkFactor must be 0.05 to 1.");
        if (options.LongWorkFactor is not (>= 1 and <= 12)) faults.Add("Turns:LongWorkFactor must be 1 to 12.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
