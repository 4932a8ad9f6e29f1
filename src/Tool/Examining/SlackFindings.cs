using System.Globalization;
using System.Runtime.CompilerServices;
using ChatAgency.Slack.Examining;
using ChatAgency.Slack.Manifest;
using ChatAgency.Slack.Settings;
using ChatAgency.Storage.Encrypting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatAgency.Tool.Examining;

/// <summary>Tokens, scopes and clock, as Slack sees them.</summary>
internal static class SlackFindings
{
    private const string Token = "SLACK_BOT_TOKEN";
    private const string ClientId = "SLACK_CLIENT_ID";
    private const string AppToken = "SLACK_APP_TOKEN";

    // Slack refuses nothing before it is 300 s; a clock that is kept by a time service is never off by this much.
    private static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(30);

    internal static async IAsyncEnumerable<Finding> LookAsync(IServiceProvider services, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var options = services.GetRequiredService<IOptions<SlackOptions>>().Value;
        if (!options.IsOn)
        {
            yield return Finding.Note("Slack", "is not set up, and the agency does without: docs/slack.md leads there in ten minutes");
            yield break;
        }

        if (options.Installs)
        {
            yield return Finding.Ok(ClientId, $"is set: {options.PublicAddress!.TrimEnd('/')}{SlackSurface.RedirectPath} must stand among the app's redirect URLs");
            if (!services.GetRequiredService<IOptions<EncryptionOptions>>().Value.Enabled) yield return Finding.Note(ClientId, "the tokens of installations lie in the store as they are: Storage__Encryption__Enabled encrypts them, docs/encryption.md");
        }

        var exam = services.GetRequiredService<SlackExam>();
        if (options.TakesSockets && !options.HasBotToken) yield return OfConnection(await exam.AskAppAsync(cancellationToken));
        if (!options.HasBotToken) yield break;
        var answer = await exam.AskBotAsync(cancellationToken);
        yield return OfToken(answer, new Uri(options.ApiBaseUrl).Authority);
        if (answer.Error is null)
        {
            yield return OfScopes(answer);
            if (options.AppId is { Length: > 0 } ours && answer.App is { Length: > 0 } theirs && ours != theirs)
                yield return Finding.Wrong("Slack__AppId", $"is another app than the token's, which is {theirs}: every event is ignored. Correct it, or leave it out");
        }

        if (answer.Time is { } time) yield return OfClock(time - services.GetRequiredService<TimeProvider>().GetUtcNow());
        if (options.TakesSockets) yield return OfConnection(await exam.AskAppAsync(cancellationToken));
        if (options.TakesRequests && !options.TakesSockets) yield return Finding.Note("SLACK_SIGNING_SECRET", "only a request of Slack's shows whether it is right: a wrong one is counted as chat_slack_refused at /metrics");
    }

    private static Finding OfToken(TokenAnswer answer, string host) => answer.Error switch
    {
        null => Finding.Ok(Token, $"is {answer.User}'s in {answer.Team}"),
        "invalid_auth" or "not_authed" => Finding.Wrong(Token, "is no token that Slack knows: copy it anew from OAuth & Permissions of the app"),
        "account_inactive" or "token_revoked" => Finding.Wrong(Token, "was revoked: install the app into the workspace again, and copy the new token"),
        "token_expired" => Finding.Wrong(Token, "has expired, since the app rotates its tokens: make an app from deploy/slack/manifest.yaml, which does not"),
        "not_allowed_token_type" => Finding.Wrong(Token, "is another kind of token: the bot's begins with xoxb-"),
        "connection" or "timeout" => Finding.Wrong("Slack", $"does not answer at {host}: let this machine reach it by https, or look at SLACK_API_BASE_URL"),
        { } code => Finding.Wrong(Token, $"is refused by Slack ({code})"),
    };

    private static Finding OfScopes(TokenAnswer answer)
    {
        var missing = SlackExam.Missing(answer);
        return missing.Count == 0
            ? Finding.Ok("scopes", "all that the manifest asks for")
            : Finding.Wrong("scopes", $"{string.Join(", ", missing.Select(static one => $"{one.Name} ({one.For})"))}: missing. Add them under OAuth & Permissions, or paste the manifest anew, and install the app again");
    }

    private static Finding OfClock(TimeSpan off)
    {
        var seconds = Math.Abs(off.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
        return off.Duration() <= Tolerated
            ? Finding.Ok("clock", "as Slack's")
            : Finding.Wrong("clock", $"is {seconds} s {(off > TimeSpan.Zero ? "behind" : "ahead of")} Slack's: have a time service set it. From 300 s on, nothing that Slack signs gets in");
    }

    private static Finding OfConnection(string? error) => error switch
    {
        null => Finding.Ok(AppToken, "opens connections of Socket Mode"),
        "invalid_auth" or "not_authed" or "account_inactive" or "token_revoked" => Finding.Wrong(AppToken, "is no token that Slack knows: make one under Basic Information, App-Level Tokens, with the scope connections:write"),
        "not_allowed_token_type" => Finding.Wrong(AppToken, "is another kind of token: the app's own begins with xapp-"),
        "missing_scope" => Finding.Wrong(AppToken, "lacks the scope connections:write: make another under Basic Information, App-Level Tokens"),
        "connection" or "timeout" => Finding.Wrong(AppToken, "could not be tried: Slack does not answer"),
        _ => Finding.Wrong(AppToken, $"opens no connection ({error}): switch Socket Mode on in the app's settings"),
    };
}
