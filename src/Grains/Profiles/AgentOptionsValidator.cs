using Microsoft.Extensions.Options;

namespace ChatAgency.Grains.Profiles;

/// <summary>Says what is wrong with <see cref="AgentOptions"/>.</summary>
public sealed class AgentOptionsValidator : IValidateOptions<AgentOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, AgentOptions options) => options.ReloadSeconds is >= 1 and <= 300
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail("Agents:ReloadSeconds must be 1 to 300 seconds.");
}
