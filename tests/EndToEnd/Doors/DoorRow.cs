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

    public HttpStatusCode Viewer { get; private init; }

    public HttpStatusCode Operator { get; private init; }

    public HttpStatusCode Admin { get; private init; }

    public bool AnyHost { get; private init; }

    public static IReadOnlyList<DoorRow> All { get; } =
    [
        .. new[] { "events", "interactions", "commands" }.Select(static name => Anyone("POST", $"/slack/{name}", Shut) with { AnyHost = true }),
        Anyone("GET", "/slack/install", HttpStatusCode.NotFound),
        Anyone("GET", "/slack/oauth/callback?code=1&state=2", HttpStatusCode.NotFound),
        Anyone("GET", "/", HttpStatusCode.OK),
        .. new[]
        {
            "/chat/announce.js",
            "/chat/api.js",
            "/chat/banner.js",
            "/chat/base.css",
            "/chat/clipboard.js",
            "/chat/composer.js",
            "/chat/confirm.js",
            "/chat/dom.js",
            "/chat/drafts.js",
            "/chat/icon.svg",
            "/chat/layout.css",
            "/chat/main.js",
            "/chat/markdown.css",
            "/chat/markdown.js",
            "/chat/markdown/blocks.js",
            "/chat/markdown/elements.js",
            "/chat/markdown/emphasis.js",
            "/chat/markdown/inline.js",
            "/chat/markdown/lines.js",
            "/chat/markdown/links.js",
            "/chat/markdown/lists.js",
            "/chat/markdown/tables.js",
            "/chat/names.js",
            "/chat/outbox.js",
            "/chat/sidebar.js",
            "/chat/stream.js",
            "/chat/thread.css",
            "/chat/thread.js",
            "/chat/turn.js",
            "/chat/welcome.js",
            "/chat/words.js",
        }.Select(static file => Anyone("GET", file, HttpStatusCode.OK)),
        .. new[] { "/sign-in", "/sign-in.js", "/sign-in.css" }.Select(static path => Anyone("GET", path, HttpStatusCode.OK)),
        Anyone("POST", "/sign-in", Shut),
        Chat("POST", "/sign-out", HttpStatusCode.NoContent),
        Chat("GET", "/api/conversations", HttpStatusCode.OK),
        Chat("GET", "/api/conversations/none", HttpStatusCode.NotFound),
        Chat("GET", "/api/conversations/none/events", HttpStatusCode.NotFound),
        Chat("POST", "/api/conversations/none/messages", HttpStatusCode.BadRequest),
        Chat("POST", "/api/conversations/none/turns/1/cancel", HttpStatusCode.NotFound),
        Chat("POST", "/api/conversations/none/turns/1/approvals/7c1f4d3a8b1e4c0f9a2d6b5e3f708192/approve", HttpStatusCode.NotFound),
        Chat("POST", "/api/conversations/none/turns/1/approvals/7c1f4d3a8b1e4c0f9a2d6b5e3f708192/deny", HttpStatusCode.NotFound),
        Chat("POST", "/api/conversations/none/turns/1/again", HttpStatusCode.NotFound),
        Chat("POST", "/api/conversations/none/turns/1/feedback", HttpStatusCode.BadRequest),
        Chat("DELETE", "/api/conversations/none", HttpStatusCode.NoContent),
        Chat("POST", "/api/message/nowhere", HttpStatusCode.NotFound) with { ChatSession = Shut },
        .. new[] { "/health/live", "/health/ready", "/health" }.Select(static path => Anyone("GET", path, HttpStatusCode.OK) with { OnAdmin = true, AnyHost = true }),
        AnyoneAtTheConsole("/metrics", HttpStatusCode.OK),
        .. new[]
        {
            "", "/turns", "/parked", "/alerts", "/why", "/conversations", "/failures", "/feedback", "/agents", "/agents/General", "/agents/General/versions/1", "/agents/General/compare?from=1&to=1",
            "/workspaces", "/workspaces/slack/T0NOBODY", "/budgets", "/settings", "/settings/history", "/audit", "/live/overview", "/live/alerts", "/live/turns",
            "/assets/console.css", "/assets/console.js", "/assets/icon.svg",
        }.Select(static page => Look($"/admin{page}", HttpStatusCode.OK)),
        Look("/admin/none", HttpStatusCode.NotFound),
        .. new[] { "/new-agent", "/agents/General/edit", "/transcript?id=web/local/nobody:none", "/settings/one?key=Limits:PersonAMinute" }.Select(static page => Change($"/admin{page}", HttpStatusCode.OK, "GET")),
        Act("/admin/alerts/A-NONE/acknowledge", HttpStatusCode.NotFound),
        Act("/admin/turns/act", HttpStatusCode.BadRequest),
        .. new[] { "/new-agent", "/agents/nobody/edit", "/workspaces/slack/T0NOBODY/routing", "/workspaces/slack/T0NOBODY/speaking", "/settings/rollback" }
            .Select(static page => Change($"/admin{page}", HttpStatusCode.UnprocessableEntity)),
        .. new[] { "/agents/nobody/rollback", "/agents/nobody/try", "/agents/nobody/end-trial", "/agents/nobody/retire", "/settings/one", "/transcript" }
            .Select(static page => Change($"/admin{page}", HttpStatusCode.NotFound)),
        .. new[] { "turns", "turns/parked", "conversations", "failures", "feedback", "feedback/down", "workspaces" }.Select(static name => Look($"/admin/api/{name}", HttpStatusCode.OK)),
        Look("/admin/api/why?of=E-00000000", HttpStatusCode.NotFound),
        .. new[] { "cancel", "retry", "park" }.Select(static act => Act($"/admin/api/turns/web/local/nobody:none/1/{act}", HttpStatusCode.NotFound)),
        Change("/admin/api/conversations/web/local/nobody:none/transcript", HttpStatusCode.UnprocessableEntity),
        Look("/admin/api/settings", HttpStatusCode.OK),
        Look("/admin/api/settings/history", HttpStatusCode.OK),
        Change("/admin/api/settings", HttpStatusCode.UnprocessableEntity, "PUT"),
        Change("/admin/api/settings/rollback", HttpStatusCode.BadRequest),
        Look("/admin/api/budgets", HttpStatusCode.OK),
        Act("/admin/api/logs/pseudonym?of=U1", HttpStatusCode.OK, "GET"),
        Change("/admin/api/workspaces/slack/T0NOBODY/erase", HttpStatusCode.OK),
        Change("/admin/api/workspaces/slack/T0NOBODY/channels/C0NOWHERE/erase", HttpStatusCode.OK),
        Look("/admin/api/agents", HttpStatusCode.OK),
        Look("/admin/api/agents/nobody", HttpStatusCode.NotFound),
        Look("/admin/api/agents/nobody/versions/1", HttpStatusCode.NotFound),
        Look("/admin/api/agents/nobody/compare?from=1&to=2", HttpStatusCode.NotFound),
        Change("/admin/api/agents/nobody", HttpStatusCode.BadRequest, "PUT"),
        Change("/admin/api/agents/nobody/rollback", HttpStatusCode.BadRequest),
        Change("/admin/api/agents/nobody/try", HttpStatusCode.BadRequest),
        Change("/admin/api/agents/nobody/end-trial", HttpStatusCode.NotFound),
        Change("/admin/api/agents/nobody/retire", HttpStatusCode.NotFound),
        Look("/admin/api/audit", HttpStatusCode.OK),
        Look("/admin/api/audit/chains/0", HttpStatusCode.OK),
        Look("/admin/api/alerts", HttpStatusCode.OK),
        Act("/admin/api/alerts/A-NONE/acknowledge", HttpStatusCode.NotFound),
        Look("/admin/api/workspaces/slack/T0NOBODY/routing", HttpStatusCode.OK),
        Change("/admin/api/workspaces/slack/T0NOBODY/routing", HttpStatusCode.NoContent, "PUT"),
        Look("/admin/api/workspaces/slack/T0NOBODY/speaking", HttpStatusCode.OK),
        Change("/admin/api/workspaces/slack/T0NOBODY/speaking", HttpStatusCode.NoContent, "PUT"),
        Look("/admin/api/workspaces/slack/T0NOBODY/preferences", HttpStatusCode.OK),
        Change("/admin/api/workspaces/slack/T0NOBODY/preferences/U1", HttpStatusCode.UnprocessableEntity, "PUT"),
        Change("/admin/api/workspaces/slack/T0NOBODY/preferences/U1", HttpStatusCode.NoContent, "DELETE"),
        Change("/admin/api/slack/install-link", HttpStatusCode.Conflict),
        Change("/admin/api/workspaces/slack/T0NOBODY/people/U1/export", HttpStatusCode.OK),
        Change("/admin/api/workspaces/slack/T0NOBODY/people/U1/erase", HttpStatusCode.OK),
        Change("/admin/api/workspaces/web/local/people/nobody/imports/none", HttpStatusCode.UnprocessableEntity, "PUT"),
        .. new[] { "/admin/sign-in", "/admin/sign-in.js", "/admin/sign-in.css", "/admin/sign-in/openid/done" }.Select(static path => AnyoneAtTheConsole(path, HttpStatusCode.OK)),
        .. new[] { "/admin/sign-in/openid", "/admin/sign-in/openid/callback" }.Select(static path => AnyoneAtTheConsole(path, HttpStatusCode.NotFound)),
        AnyoneAtTheConsole("/admin/sign-in", Shut, "POST"),
        Look("/admin/sign-out", HttpStatusCode.NoContent, "POST"),
        Look("/dashboard", HttpStatusCode.MovedPermanently),
        Look("/dashboard/", HttpStatusCode.OK),
        .. new[]
        {
            "index.html", "index.min.js", "index.css", "favicon.ico", "version", "DashboardCounters", "ClusterStats", "Reminders", "Reminders/1", "TopGrainMethods", "LifecycleStages",
            "GrainStats/none", "SiloStats/S127.0.0.1:1:1",
        }.Select(static path => Look($"/dashboard/{path}", HttpStatusCode.OK)),
        // The dashboard's own answer where there is no such silo.
        .. new[] { "HistoricalStats/none", "SiloProperties/S127.0.0.1:1:1", "SiloMetadata/S127.0.0.1:1:1", "SiloCounters/S127.0.0.1:1:1" }
            .Select(static path => Look($"/dashboard/{path}", HttpStatusCode.InternalServerError)),
        Look("/dashboard/fonts/none", HttpStatusCode.NotFound),
        Look("/dashboard/img/none", HttpStatusCode.NotFound),
        .. new[] { "GrainState", "GrainState?grainId=1&grainType=2", "GrainTypes", "Trace", "trace", "Trace/", "grainstate/" }
            .Select(static closed => Look($"/dashboard/{closed}", HttpStatusCode.NotFound)),
    ];

    public override string ToString() => $"{Method} {Path}";

    private static DoorRow Anyone(string method, string path, HttpStatusCode answer) => new(method, path, OnPublic: true, OnAdmin: false)
    {
        Nobody = answer,
        WrongBearer = answer,
        ApiKey = answer,
        ChatSession = answer,
        Viewer = answer,
        Operator = answer,
        Admin = answer,
    };

    private static DoorRow Chat(string method, string path, HttpStatusCode answer) => new(method, path, OnPublic: true, OnAdmin: false)
    {
        Nobody = Shut,
        WrongBearer = Shut,
        ApiKey = answer,
        ChatSession = answer,
        Viewer = Shut,
        Operator = Shut,
        Admin = Shut,
    };

    private static DoorRow Look(string path, HttpStatusCode answer, string method = "GET") => new(method, path, OnPublic: false, OnAdmin: true)
    {
        Nobody = Shut,
        WrongBearer = Shut,
        ApiKey = Shut,
        ChatSession = Shut,
        Viewer = answer,
        Operator = answer,
        Admin = answer,
    };

    private static DoorRow Act(string path, HttpStatusCode answer, string method = "POST") => Look(path, answer, method) with { Viewer = HttpStatusCode.Forbidden };

    private static DoorRow Change(string path, HttpStatusCode answer, string method = "POST") => Act(path, answer, method) with { Operator = HttpStatusCode.Forbidden };

    private static DoorRow AnyoneAtTheConsole(string path, HttpStatusCode answer, string method = "GET") => Anyone(method, path, answer) with { OnPublic = false, OnAdmin = true };
}
