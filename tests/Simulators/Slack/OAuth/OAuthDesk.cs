using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack.Api;
using ChatAgency.Simulators.Slack.Calls;
using ChatAgency.Simulators.Slack.Workspaces;

namespace ChatAgency.Simulators.Slack.OAuth;

/// <summary>
/// Installing by OAuth: the page on which a person allows the app, and <c>oauth.v2.access</c>, which gives a code or a refresh
/// token, each good once, for tokens.
/// </summary>
public sealed class OAuthDesk
{
    private static readonly TimeSpan s_codeLife = TimeSpan.FromMinutes(10);

    private readonly World _world;
    private readonly CallLog _log;
    private readonly Dictionary<string, PendingCode> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Workspace> _refreshTokens = new(StringComparer.Ordinal);

    internal OAuthDesk(World world, CallLog log) => (_world, _log) = (world, log);

    /// <summary>The value for <c>SLACK_CLIENT_ID</c>.</summary>
    public string ClientId { get; } = "1000000000.2000000000";

    /// <summary>The value for <c>SLACK_CLIENT_SECRET</c>; drawn.</summary>
    public string ClientSecret { get; } = $"{Guid.NewGuid():N}";

    /// <summary>Where the app lets people be sent back to; an address at or below it is good. Null for any.</summary>
    public Uri? RedirectUrl { get; set; }

    /// <summary>Whether tokens end after twelve hours and come with a refresh token. False at first.</summary>
    public bool Rotates { get; set; }

    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/oauth/v2/authorize", Page);
        routes.MapPost("/oauth/v2/authorize", Task<IResult> (HttpContext context, CancellationToken cancellationToken) => DecideAsync(context, cancellationToken));
        routes.MapPost("/api/oauth.v2.access", Task<IResult> (HttpContext context, CancellationToken cancellationToken) => AccessAsync(context, cancellationToken));
    }

    /// <summary>What a person's consent on the page would send their browser to: the app's address with a code, or with an error.</summary>
    /// <param name="authorize">Slack's page, as the app sent the browser there.</param>
    /// <param name="workspace">Where the app is to be installed.</param>
    /// <param name="user">Who allows it.</param>
    /// <param name="allows">False: they cancel.</param>
    public Uri Decide(Uri authorize, Workspace workspace, Member user, bool allows = true)
    {
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(authorize.Query).ToDictionary(static one => one.Key, static one => one.Value.ToString());
        if (Fault(query) is { } fault) throw new InvalidOperationException($"Slack's page refuses: {fault}");
        var state = Uri.EscapeDataString(query["state"]);
        if (!allows) return new Uri($"{query["redirect_uri"]}?error=access_denied&state={state}");
        var code = $"{Guid.NewGuid():N}";
        lock (_world.Lock) _codes[code] = new PendingCode(workspace, user.Id, query["redirect_uri"], _world.Now);
        return new Uri($"{query["redirect_uri"]}?code={code}&state={state}");
    }

    private IResult Page(HttpContext context)
    {
        var query = context.Request.Query.ToDictionary(static one => one.Key, static one => one.Value.ToString());
        if (Fault(query) is { } fault) return Results.Text(fault, statusCode: StatusCodes.Status400BadRequest);
        string options;
        lock (_world.Lock) options = string.Concat(_world.Workspaces.Select(static one => $"<option value='{one.TeamId}'>{HtmlEncoder.Default.Encode(one.Name)}</option>"));
        return Results.Content($"<!doctype html><title>Install</title><form method='post' action='{HtmlEncoder.Default.Encode(context.Request.Path + context.Request.QueryString)}'><select name='team'>{options}</select> <button>Allow</button></form>", "text/html; charset=utf-8");
    }

    private async Task<IResult> DecideAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var team = (await context.Request.ReadFormAsync(cancellationToken))["team"].ToString();
        Workspace? workspace;
        lock (_world.Lock) workspace = _world.Workspaces.Find(one => one.TeamId == team);
        if (workspace is null) return Results.Text("invalid_team", statusCode: StatusCodes.Status400BadRequest);
        var page = new Uri($"http://{context.Request.Host}{context.Request.Path}{context.Request.QueryString}");
        return Results.Redirect(Decide(page, workspace, workspace.Members.First(static member => !member.IsBot)).AbsoluteUri);
    }

    private string? Fault(Dictionary<string, string> query) =>
        query.GetValueOrDefault("client_id") != ClientId ? "invalid_client_id"
        : query.GetValueOrDefault("scope") is not { Length: > 0 } scope || scope.Split(',').Except(AppManifestFile.Scopes).Any() ? "invalid_scope"
        : !IsRegistered(query.GetValueOrDefault("redirect_uri")) ? "bad_redirect_uri"
        : query.GetValueOrDefault("state") is not { Length: > 0 } ? "missing_state"
        : null;

    private bool IsRegistered(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out _) && (RedirectUrl is null || address.StartsWith(RedirectUrl.AbsoluteUri, StringComparison.Ordinal));

    private async Task<IResult> AccessAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var form = (await context.Request.ReadFormAsync(cancellationToken)).ToDictionary(static one => one.Key, static one => one.Value.ToString());
        lock (_world.Lock)
        {
            var (workspace, error) = IsApp(context.Request) ? WorkspaceOf(form) : (null, "bad_client_secret");
            var response = workspace is null ? new JsonObject { ["ok"] = false, ["error"] = error } : Granted(workspace, form);
            // What it was asked with is secret, and is kept nowhere.
            _log.Add(new IncomingCall("oauth.v2.access", workspace?.TeamId, new JsonObject { ["grant_type"] = form.GetValueOrDefault("grant_type") }), _world.Now, workspace is not null, error ?? "ok", null);
            return Results.Text(response.ToJsonString(), "application/json");
        }
    }

    private bool IsApp(HttpRequest request) =>
        request.Headers.Authorization.ToString() == $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{ClientSecret}"))}";

    private (Workspace? Workspace, string? Error) WorkspaceOf(Dictionary<string, string> form)
    {
        if (form.GetValueOrDefault("grant_type") == "refresh_token")
            return _refreshTokens.Remove(form.GetValueOrDefault("refresh_token") ?? "", out var owner) ? (owner, null) : (null, "invalid_refresh_token");
        if (!_codes.TryGetValue(form.GetValueOrDefault("code") ?? "", out var code)) return (null, "invalid_code");
        if (code.IsUsed) return (null, "code_already_used");
        if (_world.Now - code.At > s_codeLife) return (null, "code_expired");
        if (form.GetValueOrDefault("redirect_uri") != code.RedirectUri) return (null, "bad_redirect_uri");
        code.IsUsed = true;
        code.Workspace.InstalledBy = code.User;
        return (code.Workspace, null);
    }

    private JsonObject Granted(Workspace workspace, Dictionary<string, string> form)
    {
        var grant = workspace.Grant(Rotates ? _world.Now + TimeSpan.FromHours(12) : null, isRefresh: form.ContainsKey("refresh_token"));
        var response = new JsonObject
        {
            ["ok"] = true,
            ["app_id"] = workspace.AppId,
            ["token_type"] = "bot",
            ["access_token"] = grant.Token,
            ["scope"] = string.Join(',', workspace.Scopes),
            ["bot_user_id"] = workspace.BotUserId,
            ["team"] = workspace.Enterprise is null ? new JsonObject { ["id"] = workspace.TeamId, ["name"] = workspace.Name } : null,
            ["enterprise"] = workspace.Enterprise is { } enterprise ? new JsonObject { ["id"] = enterprise, ["name"] = $"Organisation {enterprise}" } : null,
            ["is_enterprise_install"] = workspace.Enterprise is not null,
            ["authed_user"] = new JsonObject { ["id"] = workspace.InstalledBy },
        };
        if (grant.ExpiresAt is null) return response;
        var refreshToken = $"xoxe-1-{Guid.NewGuid():N}";
        _refreshTokens[refreshToken] = workspace;
        response["refresh_token"] = refreshToken;
        response["expires_in"] = 43_200;
        return response;
    }
}
