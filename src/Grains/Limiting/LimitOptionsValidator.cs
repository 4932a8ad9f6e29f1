using Microsoft.Extensions.Options;

namespace ChatAgency.Grains.Limiting;

/// <summary>Says what is wrong with <see cref="LimitOptions"/>.</summary>
public sealed class LimitOptionsValidator : IValidateOptions<LimitOptions>
{
    private const int Most = 100_000;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, LimitOptions options)
    {
        var faults = new (string Name, int Value)[]
        {
            (nameof(options.PersonAMinute), options.PersonAMinute),
            (nameof(options.ChannelAMinute), options.ChannelAMinute),
            (nameof(options.WorkspaceAMinute), options.WorkspaceAMinute),
        }.Where(static one => one.Value is < 0 or > Most).Select(static one => $"Limits:{one.Name} must be 0 to {Most}.").ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
