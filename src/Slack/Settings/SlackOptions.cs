namespace ChatAgency.Slack.Settings;

/// <summary>
/// How the agency reaches Slack and is reached by it. Slack is on when a bot token is set, or client id and secret (installing
/// by OAuth), and beside that a signing secret (events over HTTP) or an app-level token (Socket Mode).
/// </summary>
public sealed class SlackOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Slack";

    /// <summary>The bot's token (<c>xoxb-…</c>), by which the agency writes and reads; plain name <c>SLACK_BOT_TOKEN</c>.</summary>
    public string? BotToken { get; set; }

    /// <summary>
    /// The app's signing secret, by which every request from Slack is verified; plain name <c>SLACK_SIGNING_SECRET</c>.
    /// Several, separated by commas, are all good: the way to change it without a gap.
    /// </summary>
    public string? SigningSecret { get; set; }

    /// <summary>Further signing secrets that are good at the same time, separated by commas.</summary>
    public string? SigningSecrets { get; set; }

    /// <summary>
    /// The app-level token (<c>xapp-…</c>, scope <c>connections:write</c>) for Socket Mode; plain name <c>SLACK_APP_TOKEN</c>.
    /// When set, every gateway fetches what happens in Slack over connections that it opens itself: no public address is needed.
    /// </summary>
    public string? AppToken { get; set; }

    /// <summary>
    /// How many connections of Socket Mode each gateway keeps, 1 to 9. Slack takes 10 of an app in all, those that stand while
    /// they are being replaced among them, and gives each event to any one of them.
    /// </summary>
    public int SocketConnections { get; set; } = 2;

    /// <summary>The app's client id, for installing into workspaces by OAuth; plain name <c>SLACK_CLIENT_ID</c>. Not without <c>ClientSecret</c> and <c>PublicAddress</c>.</summary>
    public string? ClientId { get; set; }

    /// <summary>The app's client secret, for installing into workspaces by OAuth; plain name <c>SLACK_CLIENT_SECRET</c>.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>
    /// The agency's public address, such as <c>https://agency.example.com</c>: Slack sends whoever installs it back to
    /// <c>/slack/oauth/callback</c> there. https, and without a path; http on this machine alone.
    /// </summary>
    public string? PublicAddress { get; set; }

    /// <summary>
    /// The teams (<c>T…</c>) and enterprises (<c>E…</c>) that may install the agency at <c>/slack/install</c> by themselves,
    /// separated by commas, or <c>*</c> for all. Left out, nobody may without an operator's link.
    /// </summary>
    public string AllowedTeams { get; set; } = "";

    /// <summary>The app's own id (<c>A…</c>). When set, signed events that are for another app are ignored.</summary>
    public string? AppId { get; set; }

    /// <summary>Where Slack's Web API is, an absolute http or https address; plain name <c>SLACK_API_BASE_URL</c>.</summary>
    public string ApiBaseUrl { get; set; } = "https://slack.com/api/";

    /// <summary>
    /// How many updates of posts a workspace is sent a minute by the whole cluster, 0 to 10,000; Slack's tier 3 bears
    /// 50. As many deletions, and as many reads of threads, each counted by itself: they are of the same tier. 0 leaves
    /// the pace to Slack's own refusals.
    /// </summary>
    public int UpdatesPerMinute { get; set; } = 50;

    /// <summary>
    /// How many new posts a channel is sent a minute by the whole cluster, 0 to 10,000; Slack bears one a second. 0 leaves the pace to
    /// Slack's own refusals.
    /// </summary>
    public int PostsPerMinute { get; set; } = 60;

    /// <summary>
    /// How many of Slack's requests a gateway takes in at once, 1 to 10,000. As many again wait, a second at most; what
    /// is over gets 503, and Slack sends it again.
    /// </summary>
    public int RequestsAtOnce { get; set; } = 256;

    /// <summary>
    /// The sign (an emoji's name, without colons, such as <c>robot_face</c>) by which a person asks the agency about the message
    /// that they set it below, whoever wrote that; needs the scope <c>reactions:read</c>. Off unless set.
    /// </summary>
    public string? AskReaction { get; set; }

    /// <summary>
    /// True to post answers under the name of the agent that gives them, with its icon; needs the scope <c>chat:write.customize</c>.
    /// A post keeps the name that it was made with, so the first sign of an answer waits until its agent is chosen.
    /// </summary>
    public bool AgentNames { get; set; }

    /// <summary>
    /// The icons of agents, by their names: an emoji's name, without colons, such as <c>art</c>. Shown before the agent's name above
    /// its answers, and as the picture of its posts where <see cref="AgentNames"/> is on. None unless set.
    /// </summary>
    public IDictionary<string, string> Icons { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Where answers are shown by Slack's own streams while they grow: <c>off</c>, or <c>dm</c> for direct messages and the agent's pane. See
    /// docs/slack-in-use.md for what that gives up.
    /// </summary>
    public NativeStreams NativeStreams { get; set; } = NativeStreams.Off;

    /// <summary>True when Slack is set up, by either way in.</summary>
    public bool IsOn => TakesRequests || TakesSockets;

    /// <summary>True when a signing secret is set beside what answers: Slack comes in over HTTP.</summary>
    public bool TakesRequests => HasTokens && Verifying().Count > 0;

    /// <summary>True when an app-level token is set beside what answers: Slack comes in over Socket Mode.</summary>
    public bool TakesSockets => HasTokens && !string.IsNullOrWhiteSpace(AppToken);

    /// <summary>True when client id and secret are set: each workspace may have a token of its own.</summary>
    public bool Installs => !string.IsNullOrWhiteSpace(ClientId) && !string.IsNullOrWhiteSpace(ClientSecret);

    /// <summary>True when a bot token is set.</summary>
    public bool HasBotToken => !string.IsNullOrWhiteSpace(BotToken);

    private bool HasTokens => HasBotToken || Installs;

    /// <summary>Who may install the agency without a link; empty for nobody.</summary>
    internal IReadOnlyList<string> Allowed() => AllowedTeams.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Every signing secret that is good, without the empty ones.</summary>
    internal IReadOnlyList<string> Verifying() =>
    [
        .. $"{SigningSecret},{SigningSecrets}"
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The address with the closing slash that relative method names need.</summary>
    internal Uri BaseAddress() => new(ApiBaseUrl.EndsWith('/') ? ApiBaseUrl : ApiBaseUrl + "/", UriKind.Absolute);
}
