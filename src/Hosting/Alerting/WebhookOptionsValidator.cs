using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Alerting;

/// <summary>Says what is wrong with <see cref="WebhookOptions"/>, never a value.</summary>
public sealed class WebhookOptionsValidator : IValidateOptions<WebhookOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, WebhookOptions options)
    {
        var faults = new ValidateOptionsResultBuilder();
        var (hasUrl, hasKey) = (!string.IsNullOrWhiteSpace(options.Url), !string.IsNullOrWhiteSpace(options.RoutingKey));
        if (hasUrl && !IsGood(options.Url!)) faults.AddError("must be an https address without a name or password in it, or an http one of this machine.", nameof(options.Url));
        if (hasUrl && !hasKey) faults.AddError("must be set beside the address of the webhook.", nameof(options.RoutingKey));
        if (hasKey && !hasUrl) faults.AddError("must be set beside the routing key.", nameof(options.Url));
        return faults.Build();
    }

    private static bool IsGood(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.UserInfo.Length == 0 && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));
}
