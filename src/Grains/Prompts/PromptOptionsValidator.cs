using Microsoft.Extensions.Options;

namespace ChatAgency.Grains.Prompts;

/// <summary>Says what is wrong with <see cref="PromptOptions"/>.</summary>
public sealed class PromptOptionsValidator : IValidateOptions<PromptOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, PromptOptions options) => options.MaxPromptTokens is >= 4_000 and <= 1_000_000
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail("Prompts:MaxPromptTokens is not from 4000 to 1000000");
}
