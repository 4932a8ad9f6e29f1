using Microsoft.Extensions.Options;

namespace ChatAgency.Grains.Tools;

/// <summary>Says what is wrong with <see cref="ToolOptions"/>.</summary>
public sealed class ToolOptionsValidator : IValidateOptions<ToolOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ToolOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.Rounds is < 1 or > 32) result.AddError("is not from 1 to 32", nameof(options.Rounds));
        if (options.Calls is < 1 or > 256) result.AddError("is not from 1 to 256", nameof(options.Calls));
        if (options.CallSeconds is < 1 or > 600) result.AddError("is not from 1 to 600", nameof(options.CallSeconds));
        if (options.ResultCharacters is < 200 or > 200_000) result.AddError("is not from 200 to 200000", nameof(options.ResultCharacters));
        if (options.AnswerCharacters is < 200 or > 2_000_000) result.AddError("is not from 200 to 2000000", nameof(options.AnswerCharacters));
        if (options.ApprovalMinutes is < 1 or > 1440) result.AddError("is not from 1 to 1440", nameof(options.ApprovalMinutes));
        if (options.Off.Concat(options.Only.Keys).Any(static pattern => !ToolPattern.IsOne(pattern)))
        {
            result.AddError("names a tool by something else than letters, digits, '-', '_' and a '*' at the end", nameof(options.Only));
        }

        return result.Build();
    }
}
