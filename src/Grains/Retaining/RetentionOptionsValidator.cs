using Microsoft.Extensions.Options;

namespace ChatAgency.Grains.Retaining;

/// <summary>Says what is wrong with <see cref="RetentionOptions"/>.</summary>
public sealed class RetentionOptionsValidator : IValidateOptions<RetentionOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, RetentionOptions options)
    {
        var faults = new List<string>();
        if (options.Days is < 0 or > 3650) faults.Add("Retention:Days must be 0 to 3650 days.");
        if (options.ConversationsASecond is < 1 or > 1000) faults.Add("Retention:ConversationsASecond must be 1 to 1000.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
