using System.Net.Http.Headers;
using System.Text;
using ChatAgency.Slack.Manifest;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Outbound.Answers;
using ChatAgency.Slack.Settings;
using Microsoft.Extensions.Options;

namespace ChatAgency.Slack.Installing;

/// <summary>What is asked of Slack about tokens themselves, each question within ten seconds.</summary>
internal sealed class SlackOAuth(SlackCaller caller, IOptions<SlackOptions> options)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Where Slack sends people back to, the same in both steps.</summary>
    public Uri RedirectAddress => new(new Uri(options.Value.PublicAddress!), SlackSurface.RedirectPath);

    /// <summary>Slack's page on which a person installs the app.</summary>
    public Uri AuthorizeAddress => new(options.Value.BaseAddress(), "../oauth/v2/authorize");

    /// <summary>Gives a code for tokens; a code is good once, for ten minutes.</summary>
    public Task<SlackAnswer<OAuthAnswer>> ExchangeAsync(string code, CancellationToken cancellationToken) =>
        AccessAsync([new("code", code), new("redirect_uri", RedirectAddress.AbsoluteUri)], cancellationToken);

    /// <summary>Gives a refresh token for the next tokens; it is good once.</summary>
    public Task<SlackAnswer<OAuthAnswer>> RefreshAsync(string refreshToken, CancellationToken cancellationToken) =>
        AccessAsync([new("grant_type", "refresh_token"), new("refresh_token", refreshToken)], cancellationToken);

    /// <summary>Gives a token back.</summary>
    public Task<SlackAnswer<ApiAnswer>> RevokeAsync(string token, CancellationToken cancellationToken) =>
        caller.CallAsync(SlackRequest.Form("", SlackMethod.AuthRevoke, []) with { Credential = new("Bearer", token) }, AnswerJson.Default.ApiAnswer, Patience, cancellationToken);

    /// <summary>Whether a token lives, and whose it is.</summary>
    public Task<SlackAnswer<IdentityAnswer>> TestAsync(string token, CancellationToken cancellationToken) =>
        caller.CallAsync(SlackRequest.Form("", SlackMethod.AuthTest, []) with { Credential = new("Bearer", token) }, AnswerJson.Default.IdentityAnswer, Patience, cancellationToken);

    private Task<SlackAnswer<OAuthAnswer>> AccessAsync(KeyValuePair<string, string>[] fields, CancellationToken cancellationToken)
    {
        // In the header: forms find their way into the logs of proxies.
        var credential = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.Value.ClientId}:{options.Value.ClientSecret}"));
        var request = SlackRequest.Form("", SlackMethod.OAuthAccess, fields) with { Credential = new AuthenticationHeaderValue("Basic", credential) };
        return caller.CallAsync(request, AnswerJson.Default.OAuthAnswer, Patience, cancellationToken);
    }
}
