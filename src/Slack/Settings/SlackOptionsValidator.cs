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
        // Client id and secret stand in for the token: whoever set one of them is told of the other, below.
        var (id, clientSecret) = (!string.IsNullOrWhiteSpace(options.ClientId), !string.IsNullOrWhiteSpace(options.ClientSecret));
        if (secret && !token && !id && !clientSecret) yield return "SLACK_BOT_TOKEN is missing or empty while SLACK_SIGNING_SECRET is set: nothing could be answered.";
        else if (app && !token && !id && !clientSecret) yield return "SLACK_BOT_TOKEN is missing or empty while SLACK_APP_TOKEN is set: nothing could be answered.";
        foreach (var fault in InstallFaults(options, id, clientSecret, secret || app)) yield return fault;
        if (token && !IsHeaderText(options.BotToken!)) yield return "SLACK_BOT_TOKEN has characters that no token has.";
        if (token && options.BotToken!.StartsWith("xapp-", StringComparison.Ordinal)) yield return "SLACK_BOT_TOKEN begins with xapp-: that is the app-level token, which belongs in SLACK_APP_TOKEN.";
        if (app && !IsHeaderText(options.AppToken!)) yield return "SLACK_APP_TOKEN has characters that no token has.";
        if (app && options.AppToken!.StartsWith("xoxb-", StringComparison.Ordinal)) yield return "SLACK_APP_TOKEN begins with xoxb-: that is the bot token, which belongs in SLACK_BOT_TOKEN.";
        if (options.SocketConnections is < 1 or > MostConnections) yield return "Slack:SocketConnections is not between 1 and 9.";
        if (!IsWebAddress(options.ApiBaseUrl)) yield return "SLACK_API_BASE_URL is no absolute http or https address.";
        if (options.UpdatesPerMinute is < 0 or > MostPerMinute) yield return "Slack:UpdatesPerMinute is not between 0 and 10000.";
        if (options.PostsPerMinute is < 0 or > MostPerMinute) yield return "Slack:PostsPerMinute is not between 0 and 10000.";
        if (!string.IsNullOrEmpty(options.AskReaction) && !(IsEmoji(options.AskReaction) && IsFree(options.AskReaction))) yield return "Slack:AskReaction is no emoji's name, such as robot_face.";
        foreach (var agent in options.Icons.Where(static icon => !IsEmoji(icon.Value)).Select(static icon => icon.Key)) yield return $"Slack:Icons:{agent} is no emoji's name, such as art.";
        if (!Enum.IsDefined(options.NativeStreams)) yield return "Slack:NativeStreams must be off or dm.";
        if (options.RequestsAtOnce is < 1 or > MostAtOnce) yield return "Slack:RequestsAtOnce is not between 1 and 10000.";
    }

    private static IEnumerable<string> InstallFaults(SlackOptions options, bool id, bool secret, bool hasWayIn)
    {
        if (id && !secret) yield return "SLACK_CLIENT_SECRET is missing or empty while SLACK_CLIENT_ID is set: set both, or neither.";
        if (secret && !id) yield return "SLACK_CLIENT_ID is missing or empty while SLACK_CLIENT_SECRET is set: set both, or neither.";
        if (id && secret && !hasWayIn && !options.HasBotToken) yield return "SLACK_SIGNING_SECRET is missing or empty while SLACK_CLIENT_ID is set: requests from Slack could not be verified. Socket Mode needs SLACK_APP_TOKEN in its place.";
        if (id && secret && string.IsNullOrWhiteSpace(options.PublicAddress)) yield return "Slack:PublicAddress is missing while SLACK_CLIENT_ID is set: Slack sends whoever installs the agency back to it.";
        if (!string.IsNullOrWhiteSpace(options.PublicAddress) && !IsPublicAddress(options.PublicAddress)) yield return "Slack:PublicAddress is no https address without a path, such as https://agency.example.com.";
        if (options.Allowed().Count > 0 && !id && !secret) yield return "Slack:AllowedTeams names who may install the agency while SLACK_CLIENT_ID and SLACK_CLIENT_SECRET are missing.";
        if (!options.Allowed().All(IsTeam)) yield return "Slack:AllowedTeams has an entry that is no team's id (T024BE7LD), no enterprise's (E012AB3CD) and not *.";
    }

    private static bool IsTeam(string entry) => entry == "*" || (entry is ['T' or 'E', _, ..] && entry.Length <= 64 && entry.All(char.IsAsciiLetterOrDigit));

    private static bool IsPublicAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && uri is { PathAndQuery: "/", Fragment: "", UserInfo: "" };

    private static bool IsEmoji(string name) =>
        name.Trim(':') is { Length: > 0 and <= 100 } bare && bare.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-' or '+' or '\'');

    // Those that are commands below the agency's own answers cannot mean two things.
    private static bool IsFree(string name) => name.Trim(':') is not ("+1" or "-1" or "thumbsup" or "thumbsdown" or "arrows_counterclockwise" or "octagonal_sign");

    private static bool IsHeaderText(string token) => token.All(static c => c is > ' ' and < '\u007f');

    private static bool IsWebAddress(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
