using Microsoft.Extensions.Options;

namespace ChatAgency.Slack.Settings;

/// <summary>Names what is missing or wrong, never a value.</summary>
public sealed class SlackOptionsValidator : IValidateOptions<SlackOptions>
{
    private const int MostPerMinute = 10_000;
    private const int MostAtOnce = 10_000;
    private const int MostConnections = 9;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, SlackOptions options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(SlackOptions options)
    {
        var (token, secret, app) = (!string.IsNullOrWhiteSpace(options.BotToken), options.Verifying().Count > 0, !string.IsNullOrWhiteSpace(options.AppToken));
        if (options.AppToken is not null && !app) yield return "SLACK_APP_TOKEN is empty: set it, or leave it out.";
        if (options.SigningSecret is { } given && string.IsNullOrWhiteSpace(given)) yield return "SLACK_SIGNING_SECRET is empty: set it, or leave it out together with SLACK_BOT_TOKEN.";
        else if (token && !secret && !app) yield return "SLACK_SIGNING_SECRET is missing or empty while SLACK_BOT_TOKEN is set: requests from Slack could not be verified. Socket Mode needs SLACK_APP_TOKEN in its place.";
        if (secret && !token) yield return "SLACK_BOT_TOKEN is missing or empty while SLACK_SIGNING_SECRET is set: nothing could be answered.";
        else if (app && !token) yield return "SLACK_BOT_TOKEN is missing or empty while SLACK_APP_TOKEN is set: nothing could be answered.";
        if (token && !IsHeaderText(options.BotToken!)) yield return "SLACK_BOT_TOKEN has characters that no token has.";
        if (token && options.BotToken!.StartsWith("xapp-", StringComparison.Ordinal)) yield return "SLACK_BOT_TOKEN begins with xapp-: that is the app-level token, which belongs in SLACK_APP_TOKEN.";
        if (app && !IsHeaderText(options.AppToken!)) yield return "SLACK_APP_TOKEN has characters that no token has.";
        if (app && options.AppToken!.StartsWith("xoxb-", StringComparison.Ordinal)) yield return "SLACK_APP_TOKEN begins with xoxb-: that is the bot token, which belongs in SLACK_BOT_TOKEN.";
        if (options.SocketConnections is < 1 or > MostConnections) yield return "Slack:SocketConnections is not between 1 and 9.";
        if (!IsWebAddress(options.ApiBaseUrl)) yield return "SLACK_API_BASE_URL is no absolute http or https address.";
        if (options.UpdatesPerMinute is < 0 or > MostPerMinute) yield return "Slack:UpdatesPerMinute is not between 0 and 10000.";
        if (options.PostsPerMinute is < 0 or > MostPerMinute) yield return "Slack:PostsPerMinute is not between 0 and 10000.";
        if (!string.IsNullOrEmpty(options.AskReaction) && !IsEmoji(options.AskReaction)) yield return "Slack:AskReaction is no emoji's name, such as robot_face.";
        if (!Enum.IsDefined(options.NativeStreams)) yield return "Slack:NativeStreams must be off or dm.";
        if (options.RequestsAtOnce is < 1 or > MostAtOnce) yield return "Slack:RequestsAtOnce is not between 1 and 10000.";
    }

    // Those that are commands below the agency's own answers cannot mean two things.
    private static bool IsEmoji(string name) =>
        name.Trim(':') is { Length: > 0 and <= 100 } bare && bare.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-' or '+' or '\'')
        && bare is not ("+1" or "-1" or "thumbsup" or "thumbsdown" or "arrows_counterclockwise" or "octagonal_sign");

    private static bool IsHeaderText(string token) => token.All(static c => c is > ' ' and < '\u007f');

    private static bool IsWebAddress(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
