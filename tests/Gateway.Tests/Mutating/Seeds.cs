namespace ChatAgency.Gateway.Tests.Mutating;

/// <summary>A valid request of every kind that each public door takes.</summary>
internal static class Seeds
{
    /// <summary>Words of a person, which no answer that refuses and no log may repeat.</summary>
    public const string Words = "planted-words-of-a-person";

    private const string Team = "\"team_id\":\"T1\",\"api_app_id\":\"A1\",\"type\":\"event_callback\",\"event_id\":\"Ev1\",\"event_time\":1767225600";
    private const string Bot = "\"authorizations\":[{\"enterprise_id\":null,\"team_id\":\"T1\",\"user_id\":\"UBOT\",\"is_bot\":true,\"is_enterprise_install\":false}]";
    private const string Place = "\"channel\":\"C1\",\"ts\":\"1767225600.000100\",\"event_ts\":\"1767225600.000100\"";

    private static readonly string[] s_events =
    [
        $$$"""{"type":"app_mention","user":"U1","text":"<@UBOT> {{{Words}}}",{{{Place}}}}""",
        $$$"""{"type":"message","user":"U1","text":"{{{Words}}}","channel_type":"im","channel":"D1","ts":"1767225600.000100","thread_ts":"1767225600.000100"}""",
        $$$"""{"type":"message","subtype":"message_changed","channel":"C1","ts":"1767225601.000100","message":{"type":"message","user":"U1","text":"<@UBOT> {{{Words}}}","ts":"1767225600.000100","edited":{"user":"U1","ts":"1767225601.000000"}},"previous_message":{"type":"message","user":"U1","text":"<@UBOT> before","ts":"1767225600.000100"}}""",
        $$$"""{"type":"message","subtype":"message_deleted","channel":"C1","deleted_ts":"1767225600.000100","ts":"1767225602.000100","previous_message":{"type":"message","user":"U1","text":"<@UBOT> {{{Words}}}","ts":"1767225600.000100"}}""",
        """{"type":"message","user":"UBOT","bot_id":"B1","app_id":"A1","text":"WORDS","channel":"C1","ts":"1767225600.000100","event_ts":"1767225600.000100","thread_ts":"1767225600.000100","metadata":{"event_type":"chatagency","event_payload":{"marker":"0123456789abcdef","revision":1}}}""".Replace("WORDS", Words, StringComparison.Ordinal),
        $$$"""{"type":"message","user":"U1","text":"{{{Words}}}",{{{Place}}},"files":[{"id":"F1","url_private":"https://files.slack.com/x"}],"subtype":"file_share"}""",
        """{"type":"reaction_added","user":"U1","reaction":"thumbsup","item_user":"UBOT","item":{"type":"message","channel":"C1","ts":"1767225600.000100"},"event_ts":"1767225603.000100"}""",
        """{"type":"app_home_opened","user":"U1","channel":"D1","tab":"messages"}""",
        """{"type":"assistant_thread_started","assistant_thread":{"user_id":"U1","context":{"channel_id":"C1","team_id":"T1"},"channel_id":"D1","thread_ts":"1767225600.000100"},"event_ts":"1767225600.000100"}""",
        """{"type":"agent_session_stopped","user":"U1","channel":"C1","thread_ts":"1767225600.000100"}""",
        """{"type":"channel_rename","channel":{"id":"C1","name":"new","created":1767225600}}""",
        """{"type":"user_change","user":{"id":"U1","name":"ann","team_id":"T1","profile":{"display_name":"Ann"}}}""",
    ];

    private static readonly string[] s_buttons = ["again", "another", "stop", "approve", "feedback", "feedback_down", "more", "why", "ack"];

    private static readonly string[] s_actions =
    [
        """{"action_id":"ACTION","block_id":"b","value":"1","action_ts":"1767225603.000100","type":"button"}""",
        """{"action_id":"ACTION","block_id":"b","selected_option":{"text":{"type":"plain_text","text":"Shorter"},"value":"1:shorter"},"action_ts":"1767225603.000100","type":"overflow"}""",
        """{"action_id":"ACTION","block_id":"b","value":"1:up","action_ts":"1767225603.000100","type":"feedback_buttons"}""",
    ];

    public static IReadOnlyList<Seed> All { get; } =
    [
        .. s_events.Select(static happened => Slack("events", BodyKind.Json, $$$"""{{{{Team}}},"event":{{{happened}}},{{{Bot}}}}""")),
        Slack("events", BodyKind.Json, """{"type":"url_verification","token":"t","challenge":"3eZbrw1aB"}"""),
        .. s_buttons.SelectMany(static button => s_actions.Select(press => Slack("interactions", BodyKind.PayloadForm, Pressed(press.Replace("ACTION", $"chatagency_{button}", StringComparison.Ordinal))))),
        Slack("interactions", BodyKind.PayloadForm, """{"type":"view_submission","team":{"id":"T1"},"user":{"id":"U1"},"api_app_id":"A1","view":{"id":"V1","callback_id":"chatagency_reason","private_metadata":"slack/T1/C1:1767225600.000100 1 1767225603.000100","state":{"values":{"chatagency_reason":{"chatagency_reason":{"type":"plain_text_input","value":"WORDS"}}}}}}""".Replace("WORDS", Words, StringComparison.Ordinal)),
        Slack("commands", BodyKind.Form, "token=t&team_id=T1&team_domain=home&channel_id=C1&channel_name=general&user_id=U1&user_name=ann&command=%2Fagency&text=use+Code&api_app_id=A1&is_enterprise_install=false&response_url=https%3A%2F%2Fhooks.slack.com%2Fx&trigger_id=1.2"),
        Slack("commands", BodyKind.Form, "ssl_check=1&token=t"),
        Slack("commands", BodyKind.Form, "team_id=T1&user_id=U1&command=%2Fagency&text=help"),
        Api("GET", "/api/conversations"),
        Api("GET", "/api/conversations/first"),
        Api("GET", "/api/conversations/none/events") with { Headers = [("Last-Event-ID", "7")] },
        Api("DELETE", "/api/conversations/first"),
        Api("POST", "/api/conversations/first/messages", $$$"""{"text":"{{{Words}}}"}""") with { Headers = [("Idempotency-Key", "a-key-of-mine")] },
        Api("POST", "/api/conversations/first/messages", $$$"""{"text":"{{{Words}}}"}"""),
        Api("POST", "/api/conversations/first/turns/1/cancel", "{}"),
        Api("POST", "/api/conversations/first/turns/1/again", """{"agent":"Code"}"""),
        Api("POST", "/api/conversations/first/turns/1/feedback", $$$"""{"verdict":"down","reason":"{{{Words}}}"}"""),
        Api("POST", "/api/conversations/first/turns/1/approvals/7c1f4d3a8b1e4c0f9a2d6b5e3f708192/approve", "{}"),
        Api("POST", "/api/conversations/first/turns/1/approvals/7c1f4d3a8b1e4c0f9a2d6b5e3f708192/deny", "{}"),
        Api("POST", "/api/message/sms", $$$"""{"conversation":"+4912345","text":"{{{Words}}}","id":"m1"}"""),
        Page("/"), Page("/chat/main.js"), Page("/sign-in"), Page("/sign-in.js"),
        Page("/health"), Page("/health/live"), Page("/health/ready"),
        Page("/slack/install"), Page("/slack/install?link=CfDJ8"),
        Page("/slack/oauth/callback?code=1.2.3&state=abc") with { Headers = [("Cookie", "__Host-chatagency-install=CfDJ8")] },
        Page("/slack/oauth/callback?error=access_denied&state=abc"),
        new Seed("POST", "/sign-in", Guard.Nothing, BodyKind.Json, """{"token":"no-token-of-anybody"}""") { Headers = [("Sec-Fetch-Site", "same-origin")] },
        new Seed("POST", "/sign-in", Guard.Nothing, BodyKind.Json, """{"code":"no-code-of-any-link"}""") { Headers = [("Sec-Fetch-Site", "same-origin")] },
        new Seed("POST", "/sign-out", Guard.Nothing, BodyKind.Json, "{}"),
    ];

    private static string Pressed(string action) =>
        $$$"""{"type":"block_actions","trigger_id":"1.2.3","team":{"id":"T1","domain":"home"},"user":{"id":"U1","team_id":"T1"},"api_app_id":"A1","container":{"type":"message","message_ts":"1767225601.000100","thread_ts":"1767225600.000100","channel_id":"C1"},"channel":{"id":"C1","name":"general"},"message":{"type":"message","user":"UBOT","ts":"1767225601.000100","text":"{{{Words}}}"},"actions":[{{{action}}}]}""";

    private static Seed Slack(string door, BodyKind kind, string body) => new("POST", $"/slack/{door}", Guard.Signature, kind, body);

    private static Seed Api(string method, string path, string? body = null) => new(method, path, Guard.Bearer, body is null ? BodyKind.None : BodyKind.Json, body ?? "");

    private static Seed Page(string path) => new("GET", path, Guard.Nothing) { Headers = [("Accept", "text/html,application/json;q=0.9")] };
}
