using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Access;

internal sealed class AccessOptionsValidator : IValidateOptions<AccessOptions>
{
    public ValidateOptionsResult Validate(string? name, AccessOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.AdminToken is { } token && !IsToken(token)) result.AddError("is empty or has white space: leave it out or set a token.", nameof(options.AdminToken));
        if (options.AdminTokens is { } tokens && AdminTokenList.Problem(tokens) is { } wrong) result.AddError(wrong, nameof(options.AdminTokens));
        if (options is { AdminToken: { } one, AdminTokens: { } more } && AdminTokenList.Read(more).Any(entry => entry.Token == one)) result.AddError("has ADMIN_TOKEN's own token.", nameof(options.AdminTokens));
        if (options.ApiKey is { } keys && ApiKeyList.Problem(keys) is { } problem) result.AddError(problem, nameof(options.ApiKey));
        return result.Build();
    }

    private static bool IsToken(string token) => token.Length > 0 && !token.Any(static c => char.IsWhiteSpace(c) || char.IsControl(c));
}
