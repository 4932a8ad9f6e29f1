using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Redacting;

/// <summary>Says what is wrong with <see cref="RedactionOptions"/>, never a value.</summary>
public sealed class RedactionOptionsValidator : IValidateOptions<RedactionOptions>
{
    // A key that can be guessed is no better than the names themselves: there are few of those.
    private const int Shortest = 32;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, RedactionOptions options)
    {
        var faults = new ValidateOptionsResultBuilder();
        if (options.PseudonymKey is { } key && key.Trim().Length is > 0 and < Shortest)
            faults.AddError($"must have {Shortest} characters or more: make one with openssl rand -base64 32.", nameof(options.PseudonymKey));
        return faults.Build();
    }
}
