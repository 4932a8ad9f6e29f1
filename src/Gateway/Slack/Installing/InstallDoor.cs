using ChatAgency.Core.Failures;
using ChatAgency.Slack.Installing;
using ChatAgency.Slack.Manifest;

namespace ChatAgency.Gateway.Slack.Installing;

/// <summary>Installing into a workspace: to Slack's page, and back from it. Shut unless teams are allowed or an operator began it.</summary>
internal sealed partial class InstallDoor(SlackInstaller installer, InstallTickets tickets, TimeProvider time, ILogger<InstallDoor> logger)
{
    /// <summary>What binds an installation to the browser that began it.</summary>
    public const string Cookie = "__Host-chatagency-install";

    private const string NotSetUp = "Installing is not set up here: set SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and Slack__PublicAddress.";

    // Two calls to Slack at most, each within ten seconds, and the cluster.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    /// <summary>Sends a browser to Slack's page. A link is not spent by it: whoever previews it takes nothing away.</summary>
    public IResult Begin(HttpContext http, string? link)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!installer.IsOn) return Refuse(http, StatusCodes.Status404NotFound, NotSetUp, "not_set_up");
        var permission = link is null ? null : tickets.ReadLink(link);
        if (link is not null && permission is null) return Refuse(http, StatusCodes.Status403Forbidden, "This link is none, or older than an hour. Ask an operator for another.", "link");
        if (permission is null && !installer.IsOpen) return Refuse(http, StatusCodes.Status403Forbidden, "Installing is shut: ask an operator for a link.", "shut");
        var (state, cookie) = tickets.Begin(permission);
        http.Response.Cookies.Append(Cookie, cookie, Options(InstallTickets.Life));
        return Results.Redirect(installer.AddressFor(state).AbsoluteUri);
    }

    /// <summary>Takes whoever comes back from Slack's page: first of all it must be the browser that began.</summary>
    public async Task<IResult> EndAsync(HttpContext http, string? code, string? state, string? error)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!installer.IsOn) return Refuse(http, StatusCodes.Status404NotFound, NotSetUp, "not_set_up");
        if (tickets.Read(http.Request.Cookies[Cookie], state) is not { } begun)
            return Refuse(http, StatusCodes.Status403Forbidden, $"This was not begun in this browser, or longer than ten minutes ago. Begin at {SlackSurface.InstallPath}, or by a link.", "state");
        http.Response.Cookies.Delete(Cookie, Options(null));
        if (error == "access_denied") return Refuse(http, StatusCodes.Status403Forbidden, "The installation was cancelled on Slack's page.", "access_denied");
        if (error is not null) return Refuse(http, StatusCodes.Status502BadGateway, "Slack refuses the installation. An operator has to compare the app's settings with the agency's.", "slack_error");
        if (string.IsNullOrEmpty(code)) return Refuse(http, StatusCodes.Status400BadRequest, "Slack's code is missing.", "no_code");
        var outcome = await InstallAsync(code, begun);
        if (outcome.End == InstallEnd.Installed) return InstallPage.Done("Installed", $"The agency is installed in {outcome.Team}. Mention it in a channel that it was invited to, or write to it.");
        var (status, words) = InstallWords.Of(outcome.End);
        return Refuse(http, status, words, outcome.End.ToString());
    }

    // Not bound to the request: a code that Slack took must not be lost with a closed window.
    private async Task<InstallOutcome> InstallAsync(string code, InstallBegun begun)
    {
        using var budget = new CancellationTokenSource(Patience, time);
        try
        {
            return await installer.InstallAsync(code, begun, budget.Token);
        }
        catch (OperationCanceledException)
        {
            return new InstallOutcome(InstallEnd.NoAnswer);
        }
    }

    private IResult Refuse(HttpContext http, int status, string words, string reason)
    {
        var errorId = ErrorId.New();
        Log.Refused(logger, reason, errorId.Value);
        return InstallPage.Refused(http, status, words, errorId);
    }

    // Lax, since it must come along when Slack sends the browser back.
    private static CookieOptions Options(TimeSpan? life) => new()
    {
        HttpOnly = true,
        Secure = true,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = life,
        IsEssential = true,
    };

    private static partial class Log
    {
        [LoggerMessage(EventId = 1131, Level = LogLevel.Warning, Message = "An installation was refused: {Reason}, error id {ErrorId}.")]
        public static partial void Refused(ILogger logger, string reason, string errorId);
    }
}
