using System.Net;

namespace ChatAgency.EndToEnd.Doors;

/// <summary>A row of the table of doors, and what it answers to whom.</summary>
internal sealed record DoorRow(string Method, string Path, bool OnPublic, bool OnAdmin)
{
    private const HttpStatusCode Shut = HttpStatusCode.Unauthorized;

    public HttpStatusCode Nobody { get; private init; }

    public HttpStatusCode WrongBearer { get; private init; }

    public HttpStatusCode ApiKey { get; private init; }

    public HttpStatusCode ChatSession { get; private init; }

    public HttpStatusCode AdminToken { get; private init; }

    public HttpStatusCode ConsoleSession { get; private init; }

    public bool AnyHost { get; private init; }

    public static IReadOnlyList<DoorRow> All { get; } =
    [
        .. new[] { "events", "interactions", "commands" }.Select(static name => Anyone("POST", $"/slack/{name}", Shut) with { AnyHost = true }),
        Anyone("GET", "/slack/install", HttpStatusCode.NotFound),
        Anyone("GET", "/slack/oauth/callback?code=1&state=2", HttpStatusCode.NotFound),
        Anyone("GET", "/", HttpStatusCode.OK),
        Anyone("GET", "/chat/main.js", HttpStatusCode.OK),
        Anyone("GET", "/sign-in", HttpStatusCode.OK),
        Chat("GET", "/api/conversations", HttpStatusCode.OK),
        Chat("GET", "/api/conversations/none", HttpStatusCode.NotFound),
        Chat("GET", "/api/conversations/none/events", HttpStatusCode.NotFound),
        Chat("POST", "/api/conversations/none/messages", HttpStatusCode.BadRequest),
        Chat("POST", "/api/conversations/none/turns/1/cancel", HttpStatusCode.NotFound),
        Chat("POST", "/api/conversations/none/turns/1/approvals/7c1f4d3a8b1e4c0f9a2d6b5e3f708192/approve", HttpStatusCode.NotFound),
        Chat("POST", "/api/conversations/none/turns/1/approvals/7c1f4d3a8b1e4c0f9a2d6b5e3f708192/deny", HttpStatusCode.NotFound),
        Chat("POST", "/api/conversations/none/turns/1/again", HttpStatusCode.NotFound),
        Chat("DELETE", "/api/conversations/none", HttpStatusCode.NoContent),
        Chat("POST", "/api/message/nowhere", HttpStatusCode.NotFound) with { ChatSession = Shut },
        .. new[] { "/health/live", "/health/ready", "/health" }.Select(static path => Anyone("GET", path, HttpStatusCode.OK) with { OnAdmin = true, AnyHost = true }),
        Operator("/metrics", HttpStatusCode.OK) with { Nobody = HttpStatusCode.OK, WrongBearer = HttpStatusCode.OK, ApiKey = HttpStatusCode.OK, ChatSession = HttpStatusCode.OK },
        .. new[] { "", "/turns", "/parked", "/alerts", "/why", "/conversations", "/failures", "/feedback", "/agents", "/agents/General", "/new-agent", "/workspaces", "/workspaces/slack/T0NOBODY", "/budgets", "/settings", "/settings/history", "/audit", "/live/overview", "/assets/console.css" }
            .Select(static page => Operator($"/admin{page}", HttpStatusCode.OK)),
        .. new[] { "turns", "turns/parked", "conversations", "failures", "feedback", "feedback/down", "workspaces" }.Select(static name => Operator($"/admin/api/{name}", HttpStatusCode.OK)),
        Operator("/admin/api/why?of=E-00000000", HttpStatusCode.NotFound),
        .. new[] { "cancel", "retry", "park" }.Select(static act => Operator($"/admin/api/turns/web/local/nobody:none/1/{act}", HttpStatusCode.NotFound, "POST")),
        Operator("/admin/api/conversations/web/local/nobody:none/transcript", HttpStatusCode.UnprocessableEntity, "POST"),
        Operator("/admin/api/agents", HttpStatusCode.OK),
        Operator("/admin/api/agents/nobody", HttpStatusCode.NotFound),
        Operator("/admin/api/agents/nobody/versions/1", HttpStatusCode.NotFound),
        Operator("/admin/api/agents/nobody/compare?from=1&to=2", HttpStatusCode.NotFound),
        Operator("/admin/api/agents/nobody", HttpStatusCode.BadRequest, "PUT"),
        Operator("/admin/api/agents/nobody/rollback", HttpStatusCode.BadRequest, "POST"),
        Operator("/admin/api/agents/nobody/try", HttpStatusCode.BadRequest, "POST"),
        Operator("/admin/api/agents/nobody/end-trial", HttpStatusCode.NotFound, "POST"),
        Operator("/admin/api/agents/nobody/retire", HttpStatusCode.NotFound, "POST"),
        Operator("/admin/api/alerts", HttpStatusCode.OK),
        Operator("/admin/api/alerts/A-NONE/acknowledge", HttpStatusCode.NotFound, "POST"),
        Operator("/admin/api/settings", HttpStatusCode.OK),
        Operator("/admin/api/settings/history", HttpStatusCode.OK),
        Operator("/admin/api/settings", HttpStatusCode.UnprocessableEntity, "PUT"),
        Operator("/admin/api/settings/rollback", HttpStatusCode.BadRequest, "POST"),
        Operator("/admin/api/budgets", HttpStatusCode.OK),
        Operator("/admin/api/logs/pseudonym?of=U1", HttpStatusCode.OK),
        Operator("/admin/api/workspaces/slack/T0NOBODY/routing", HttpStatusCode.OK),
        Operator("/admin/api/workspaces/slack/T0NOBODY/routing", HttpStatusCode.NoContent, "PUT"),
        Operator("/admin/api/workspaces/slack/T0NOBODY/preferences", HttpStatusCode.OK),
        Operator("/admin/api/workspaces/slack/T0NOBODY/preferences/U1", HttpStatusCode.UnprocessableEntity, "PUT"),
        Operator("/admin/api/workspaces/slack/T0NOBODY/preferences/U1", HttpStatusCode.NoContent, "DELETE"),
        Operator("/admin/api/slack/install-link", HttpStatusCode.Conflict, "POST"),
        Operator("/admin/api/workspaces/slack/T0NOBODY/people/U1/export", HttpStatusCode.OK, "POST"),
        Operator("/admin/api/workspaces/slack/T0NOBODY/people/U1/erase", HttpStatusCode.OK, "POST"),
        Operator("/admin/api/workspaces/slack/T0NOBODY/erase", HttpStatusCode.OK, "POST"),
        Operator("/admin/api/workspaces/slack/T0NOBODY/channels/C0NOWHERE/erase", HttpStatusCode.OK, "POST"),
        Operator("/admin/api/workspaces/web/local/people/nobody/imports/none", HttpStatusCode.UnprocessableEntity, "PUT"),
        Operator("/admin/sign-in", HttpStatusCode.OK) with { Nobody = HttpStatusCode.OK, WrongBearer = HttpStatusCode.OK, ApiKey = HttpStatusCode.OK, ChatSession = HttpStatusCode.OK },
        Operator("/dashboard", HttpStatusCode.MovedPermanently),
        Operator("/dashboard/", HttpStatusCode.OK),
        Operator("/dashboard/index.min.js", HttpStatusCode.OK),
        Operator("/dashboard/DashboardCounters", HttpStatusCode.OK),
        Operator("/dashboard/ClusterStats", HttpStatusCode.OK),
        .. new[] { "GrainState", "GrainState?grainId=1&grainType=2", "GrainTypes", "Trace", "trace", "Trace/", "grainstate/" }
            .Select(static closed => Operator($"/dashboard/{closed}", HttpStatusCode.NotFound)),
    ];

    public override string ToString() => $"{Method} {Path}";

    private static DoorRow Anyone(string method, string path, HttpStatusCode answer) => new(method, path, OnPublic: true, OnAdmin: false)
    {
        Nobody = answer,
        WrongBearer = answer,
        ApiKey = answer,
        ChatSession = answer,
        AdminToken = answer,
        ConsoleSession = answer,
    };

    private static DoorRow Chat(string method, string path, HttpStatusCode answer) => new(method, path, OnPublic: true, OnAdmin: false)
    {
        Nobody = Shut,
        WrongBearer = Shut,
        ApiKey = answer,
        ChatSession = answer,
        AdminToken = Shut,
        ConsoleSession = Shut,
    };

    private static DoorRow Operator(string path, HttpStatusCode answer, string method = "GET") => new(method, path, OnPublic: false, OnAdmin: true)
    {
        Nobody = Shut,
        WrongBearer = Shut,
        ApiKey = Shut,
        ChatSession = Shut,
        AdminToken = answer,
        ConsoleSession = answer,
    };

