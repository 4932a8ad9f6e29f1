using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Grains.Interfaces.Installing;
using ChatAgency.Slack.Manifest;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Outbound.Answers;
using ChatAgency.Slack.Settings;
using ChatAgency.Slack.Tokens;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatAgency.Slack.Installing;

/// <summary>Installs the agency into workspaces by OAuth: from Slack's page to the kept token.</summary>
public sealed partial class SlackInstaller
{
    private readonly SlackOAuth oauth;
    private readonly InstallationOf installations;
    private readonly InstallTicketsOf tickets;
    private readonly WorkspaceTokens tokens;
    private readonly IOptions<SlackOptions> options;
    private readonly TimeProvider time;
    private readonly ILogger<SlackInstaller> logger;

    internal SlackInstaller(
        SlackOAuth oauth, InstallationOf installations, InstallTicketsOf tickets, WorkspaceTokens tokens, IOptions<SlackOptions> options, TimeProvider time, ILogger<SlackInstaller> logger) =>
        (this.oauth, this.installations, this.tickets, this.tokens, this.options, this.time, this.logger) = (oauth, installations, tickets, tokens, options, time, logger);

    /// <summary>True where the settings for it are there.</summary>
    public bool IsOn => options.Value.Installs;

    /// <summary>True where some may install it without an operator's link.</summary>
    public bool IsOpen => options.Value.Allowed().Count > 0;

    /// <summary>The agency's own door, by an operator's link.</summary>
    /// <param name="link">The link's text.</param>
    public Uri AddressOf(string link) => new(new Uri(options.Value.PublicAddress!), $"{SlackSurface.InstallPath}?link={Uri.EscapeDataString(link)}");

    /// <summary>Slack's page on which a person chooses a workspace and allows the scopes of the app's manifest.</summary>
    /// <param name="state">Comes back with the answer.</param>
    public Uri AddressFor(string state)
    {
        var query = new QueryBuilder
        {
            { "client_id", options.Value.ClientId! },
            { "scope", string.Join(',', SlackSurface.Scopes.Select(static scope => scope.Name)) },
            { "redirect_uri", oauth.RedirectAddress.AbsoluteUri },
            { "state", state },
        };
        return new Uri(oauth.AuthorizeAddress + query.ToString());
    }

    /// <summary>Takes the code that Slack sent back. Only an installation that is kept stays: a token that is not wanted is given back. Throws on cancellation alone.</summary>
    /// <param name="code">Slack's code.</param>
    /// <param name="begun">What the browser that brought it had begun.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<InstallOutcome> InstallAsync(string code, InstallBegun begun, CancellationToken cancellationToken)
    {
        try
        {
            if (!await tickets().Spend(begun.Ticket, begun.Until, cancellationToken)) return new InstallOutcome(InstallEnd.Used);
            return await oauth.ExchangeAsync(code, cancellationToken) switch
            {
                SlackAnswer<OAuthAnswer>.Done { Value: { AccessToken.Length: > 0 } given } => await TakeAsync(given, begun, cancellationToken),
                SlackAnswer<OAuthAnswer>.Refused { Refusal: var refusal } => Refused(refusal),
                _ => new InstallOutcome(InstallEnd.NoAnswer),
            };
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotKept(logger, exception);
            return new InstallOutcome(InstallEnd.NotKept);
        }
    }

    private async Task<InstallOutcome> TakeAsync(OAuthAnswer given, InstallBegun begun, CancellationToken cancellationToken)
    {
        var team = given.IsEnterpriseInstall ? given.Enterprise?.Name : given.Team?.Name;
        if (await FaultAsync(given, begun, cancellationToken) is { } fault)
        {
            await oauth.RevokeAsync(given.AccessToken!, cancellationToken);
            return new InstallOutcome(fault, team);
        }

        await installations(given.Workspace!).Keep(Granted(given, begun), cancellationToken);
        tokens.Forget(given.Workspace!);
        Log.Installed(logger, given.Workspace!);
        return new InstallOutcome(InstallEnd.Installed, team ?? given.Workspace);
    }

    private async Task<InstallEnd?> FaultAsync(OAuthAnswer given, InstallBegun begun, CancellationToken cancellationToken)
    {
        if (!ConversationId.IsPart(given.Workspace) || given.TokenType != "bot") return InstallEnd.NoAnswer;
        if (!string.IsNullOrEmpty(options.Value.AppId) && given.AppId != options.Value.AppId) return InstallEnd.OtherApp;
        if (IsAllowed(given)) return null;
        if (begun.Link is not { } link) return InstallEnd.NotAllowed;
        return await tickets().Spend(link.Ticket, link.Until, cancellationToken) ? null : InstallEnd.LinkUsed;
    }

    private bool IsAllowed(OAuthAnswer given) => options.Value.Allowed().Any(one => one == "*" || one == given.Workspace || one == given.Enterprise?.Id);

    private Installation Granted(OAuthAnswer given, InstallBegun begun) => new()
    {
        Token = given.AccessToken!,
        RefreshToken = given.RefreshToken,
        ExpiresAt = given.ExpiresIn is { } seconds ? time.GetUtcNow() + TimeSpan.FromSeconds(seconds) : null,
        BotUser = given.BotUserId ?? "",
        Scopes = (given.Scope ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        By = given.AuthedUser?.Id ?? "",
        At = time.GetUtcNow(),
        BegunBy = begun.Link?.By ?? "",
    };

    private InstallOutcome Refused(Refusal refusal)
    {
        if (refusal.Kind == RefusalKind.ForNow) return new InstallOutcome(InstallEnd.NoAnswer);
        if (refusal.Reason is "invalid_code" or "code_already_used" or "code_expired") return new InstallOutcome(InstallEnd.CodeRefused);
        Log.Refused(logger, refusal.Reason);
        return new InstallOutcome(InstallEnd.CredentialsRefused);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2641, Level = LogLevel.Information, Message = "The agency was installed in the workspace {Workspace}.")]
        public static partial void Installed(ILogger logger, string workspace);

        [LoggerMessage(EventId = 2642, Level = LogLevel.Error, Message = "Slack refuses to install the agency: {Code}. Compare SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and Slack:PublicAddress with the app's settings.")]
        public static partial void Refused(ILogger logger, string code);

        [LoggerMessage(EventId = 2643, Level = LogLevel.Error, Message = "An installation could not be kept; whoever began it is told to begin again.")]
        public static partial void NotKept(ILogger logger, Exception exception);
    }
}
