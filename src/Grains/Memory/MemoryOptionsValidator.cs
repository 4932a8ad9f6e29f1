using Microsoft.Extensions.Options;

namespace ChatAgency.Grains.Memory;

/// <summary>Says what is wrong with <see cref="MemoryOptions"/>.</summary>
public sealed class MemoryOptionsValidator : IValidateOptions<MemoryOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, MemoryOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.SummaryTokens is < 100 or > 4_000) result.AddError("is not from 100 to 4000", nameof(options.SummaryTokens));
        return result.Build();
    }
}
