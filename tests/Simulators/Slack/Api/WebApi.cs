using System.Globalization;
using System.Text.Json.Nodes;
using ChatAgency.Simulators.Serving;
using ChatAgency.Simulators.Slack.Calls;
using ChatAgency.Simulators.Slack.Faults;
using ChatAgency.Simulators.Slack.Workspaces;

namespace ChatAgency.Simulators.Slack.Api;

/// <summary>Slack's Web API: judges each call, lets the scripted fault part effect and answer, and records both.</summary>
internal sealed class WebApi(World world, FaultScript faults, RateLimits limits, CallLog log)
{
    public async Task HandleAsync(HttpContext context, string method, string? via, LoopbackServer server)
    {
        var (arguments, isJson) = await ArgumentReader.ReadAsync(context.Request, context.RequestAborted);
        var (workspace, authFault) = Authenticate(context.Request, method);
        context.Response.Headers.Date = world.Now.ToString("R", CultureInfo.InvariantCulture);
        context.Response.Headers["x-oauth-scopes"] = method == ApiMethod.OpenConnection ? "connections:write" : workspace is null ? "" : string.Join(',', workspace.Scopes);
        var call = new IncomingCall(method, workspace?.TeamId, arguments ?? []) { Via = via };
        var unknown = Unknown(call);
        if (unknown is not null) log.AddUnknown(call.Method, unknown);
        if (isJson && ApiMethod.All.TryGetValue(method, out var known) && !known.TakesJson && call.Arguments.Count > 0) log.AddUnknown(call.Method, "(json body)");
        var fault = faults.Take(call) ?? Limited(call, workspace);
        Outcome outcome;
        lock (world.Lock)
        {
            outcome = arguments is null ? Outcome.Error("invalid_json") : authFault ?? Judge(new MethodCall(world, workspace!, call) { Token = Token(context.Request) }, isJson, unknown);
            var commit = fault is { HasEffect: false } ? null : outcome.Commit;
            log.Add(call, world.Now, commit is not null, Summary(fault, outcome), outcome.Ts);
            Land(commit, fault);
        }

        await ReplyAsync(context, fault?.Reply ?? new FaultReply.Honest(), outcome, server);
    }

    private static Outcome Judge(MethodCall call, bool isJson, string? unknown)
    {
        if (!ApiMethod.All.TryGetValue(call.Call.Method, out var method)) return Outcome.Error("unknown_method");
        if (ApiScopes.Needed(call) is { } scope && !call.Workspace.Scopes.Contains(scope)) return Outcome.MissingScope(scope, call.Workspace.Scopes);
        if (unknown is not null) return Outcome.Error("invalid_arguments", $"no such argument: {unknown}");
        return isJson && !method.TakesJson && call.Call.Arguments.Count > 0 ? Outcome.Error("invalid_arguments", "json is not taken here") : method.Plan(call);
    }

    private (Workspace? Workspace, Outcome? Fault) Authenticate(HttpRequest request, string method)
    {
        if (Token(request) is not { } token) return (null, Outcome.Error("not_authed"));
        var isApp = token == world.Sockets.AppToken;
        if (isApp != (method == ApiMethod.OpenConnection) && (isApp || world.ByToken(token) is not null)) return (null, Outcome.Error("not_allowed_token_type"));
        if (isApp) return (world.Workspaces[0], null);
        if (world.ByToken(token) is not { } workspace) return (null, Outcome.Error("invalid_auth"));
        var grant = workspace.FindGrant(token)!;
        var fault = workspace.TokenError ?? grant.Error ?? (grant.ExpiresAt <= world.Now ? "token_expired" : null);
        return (workspace, fault is null ? null : Outcome.Error(fault));
    }

    private static string? Token(HttpRequest request)
    {
        const string scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(scheme, StringComparison.Ordinal) ? header[scheme.Length..] : null;
    }

    // Slack's own SDK for Node says the team with each call, as an organisation's token wants it.
    private static string? Unknown(IncomingCall call) =>
        ApiMethod.All.TryGetValue(call.Method, out var method) ? call.Arguments.Select(static argument => argument.Key).FirstOrDefault(name => name != "team_id" && !method.Arguments.Contains(name)) : null;

    private Fault? Limited(IncomingCall call, Workspace? workspace) =>
        workspace is not null && limits.Check(call.Method, workspace.TeamId, call.Channel) is { } seconds ? Fault.RateLimit(seconds) : null;

    private void Land(Action<TimeSpan>? commit, Fault? fault)
    {
        if (commit is null) return;
        var lag = fault?.ReadLag ?? world.ReadLag;
        if (fault?.LandsAfter is not { } gate)
        {
            commit(lag);
            return;
        }

        _ = gate.ContinueWith(
            _ =>
            {
                lock (world.Lock) commit(lag);
            },
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnRanToCompletion,
            TaskScheduler.Default);
    }

    private static string Summary(Fault? fault, Outcome outcome) => fault?.Reply switch
    {
        FaultReply.Error error => error.Code,
        FaultReply.RateLimited => "429",
        FaultReply.Http http => $"http {http.Status}",
        FaultReply.Hang => "hang",
        FaultReply.Reset => "reset",
        _ => outcome.Summary,
    };

    private static async Task ReplyAsync(HttpContext context, FaultReply reply, Outcome outcome, LoopbackServer server)
    {
        switch (reply)
        {
            case FaultReply.Error error:
                await WriteAsync(context, new JsonObject { ["ok"] = false, ["error"] = error.Code });
                break;
            case FaultReply.RateLimited limited:
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                context.Response.Headers.RetryAfter = limited.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
                await WriteAsync(context, new JsonObject { ["ok"] = false, ["error"] = "ratelimited" });
                break;
            case FaultReply.Http http:
                context.Response.StatusCode = http.Status;
                await context.Response.WriteAsync("upstream error", context.RequestAborted);
                break;
            case FaultReply.Hang:
                await server.HangAsync(context);
                break;
            case FaultReply.Reset:
                context.Abort();
                break;
            case FaultReply.After after:
                using (var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, server.Stopping))
                    await after.Wait(end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await WriteAsync(context, outcome.Response);
                break;
            default:
                await WriteAsync(context, outcome.Response);
                break;
        }
    }

    private static async Task WriteAsync(HttpContext context, JsonObject body)
    {
        if (context.RequestAborted.IsCancellationRequested) return;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }
}
