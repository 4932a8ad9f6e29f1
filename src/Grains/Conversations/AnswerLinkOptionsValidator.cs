using Microsoft.Extensions.Options;

namespace ChatAgency.Grains.Conversations;

/// <summary>Says what is wrong with <see cref="AnswerLinkOptions"/>.</summary>
public sealed class AnswerLinkOptionsValidator : IValidateOptions<AnswerLinkOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, AnswerLinkOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.Hosts.Any(static host => host != "*" && Uri.CheckHostName(host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host) != UriHostNameType.Dns))
        {
            result.AddError("holds what is no host: docs.example.com, *.example.com or *", nameof(options.Hosts));
        }

        return result.Build();
    }
}
