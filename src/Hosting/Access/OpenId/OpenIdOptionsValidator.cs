using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Access.OpenId;

internal sealed class OpenIdOptionsValidator(IHostEnvironment? environment = null) : IValidateOptions<OpenIdOptions>
{
    private const int ShortestSession = 5;
    private const int LongestSession = 720;

    public ValidateOptionsResult Validate(string? name, OpenIdOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.Authority is null && IsBegun(options)) result.AddError("is missing: without it nobody signs in by OpenID Connect.", nameof(options.Authority));
        if (options.Authority is not null) CheckProvider(result, options);
        if (options.BaseAddress is { } address && !IsRoot(address)) result.AddError("is not an https address without a path (http to the own machine).", nameof(options.BaseAddress));
        if (options.SessionMinutes is < ShortestSession or > LongestSession) result.AddError($"is not {ShortestSession} to {LongestSession}.", nameof(options.SessionMinutes));
        CheckRules(result, options);
        return result.Build();
    }

    private void CheckProvider(ValidateOptionsResultBuilder result, OpenIdOptions options)
    {
        if (!IsAuthority(options.Authority!)) result.AddError("is not an https address (http to the own machine, in Development alone) without a query or a person.", nameof(options.Authority));
        if (string.IsNullOrWhiteSpace(options.ClientId)) result.AddError("is missing.", nameof(options.ClientId));
        if (string.IsNullOrWhiteSpace(options.ClientSecret)) result.AddError("is missing.", nameof(options.ClientSecret));
        if (!options.Scopes.Split(' ').Contains("openid")) result.AddError("lacks 'openid'.", nameof(options.Scopes));
        if (string.IsNullOrWhiteSpace(options.NameClaim)) result.AddError("is empty.", nameof(options.NameClaim));
    }

    private static void CheckRules(ValidateOptionsResultBuilder result, OpenIdOptions options)
    {
        var rules = OpenIdRule.Of(options);
        if (options.Authority is not null && rules.Count == 0) result.AddError("is empty, and so are the other five rules: nobody would have a role.", nameof(options.Admins));
        if (rules.Any(static rule => !rule.IsEmail) && string.IsNullOrWhiteSpace(options.RoleClaim)) result.AddError("is empty, and there are values that it should have.", nameof(options.RoleClaim));
        foreach (var (emails, property) in new[] { (options.ViewerEmails, nameof(options.ViewerEmails)), (options.OperatorEmails, nameof(options.OperatorEmails)), (options.AdminEmails, nameof(options.AdminEmails)) })
        {
            if (OpenIdRule.Values(emails).Any(static email => !IsEmail(email))) result.AddError("has an entry that is neither an address nor @host.", property);
        }
    }

    private static bool IsBegun(OpenIdOptions options) =>
        options.ClientId is not null || options.ClientSecret is not null || OpenIdRule.Of(options).Count > 0;

    private bool IsAuthority(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { Query: "", Fragment: "", UserInfo: "" }
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback && environment?.IsDevelopment() == true));

    private static bool IsRoot(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { PathAndQuery: "/", Fragment: "", UserInfo: "" }
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    private static bool IsEmail(string email) => email.Split('@') is [_, { Length: > 0 } host] && Uri.CheckHostName(host) == UriHostNameType.Dns;
}
