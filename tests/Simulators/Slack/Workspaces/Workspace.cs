using System.Collections.Concurrent;
using ChatAgency.Simulators.Slack.OAuth;

namespace ChatAgency.Simulators.Slack.Workspaces;

/// <summary>A Slack team into which the app is installed.</summary>
public sealed class Workspace
{
    private readonly ConcurrentDictionary<string, Channel> _channels = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Channel> _direct = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Member> _members = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _groups = new(StringComparer.Ordinal);
    private volatile BotGrant[] _grants = [];
    private int _drawn;

    internal Workspace(int number, string? teamId = null)
    {
        TeamId = teamId ?? $"T{number:000}SIMTEAM";
        Name = $"Simulated {number}";
        AppId = "A000SIMAPP";
        BotId = $"B{number:000}SIMBOT";
        BotUserId = $"U{number:000}SIMBOT";
        BotToken = $"xoxb-sim-{number}-{Guid.NewGuid():N}";
        _grants = [new BotGrant(BotToken, null)];
        AddUser(BotUserId, "agency", "Agency", isBot: true);
    }

    /// <summary>The team's id.</summary>
    public string TeamId { get; }

    /// <summary>The team's name.</summary>
    public string Name { get; }

    /// <summary>The organisation of which it is a team, where the app is installed over that; null for a workspace of its own.</summary>
    public string? Enterprise { get; set; }

    /// <summary>The app's id; one app is installed everywhere.</summary>
    public string AppId { get; }

    /// <summary>The bot's id (<c>B…</c>) in this team.</summary>
    public string BotId { get; }

    /// <summary>The bot's user (<c>U…</c>) in this team.</summary>
    public string BotUserId { get; }

    /// <summary>A token that the app may call with, as of an installation by hand. Installing by OAuth gives others.</summary>
    public string BotToken { get; }

    /// <summary>The latest token that an installation by OAuth was given; null for none.</summary>
    public string? OAuthToken { get; private set; }

    internal string? InstalledBy { get; set; }

    /// <summary>The scopes of the token: at first those of the app's manifest.</summary>
    public ISet<string> Scopes { get; } = new SortedSet<string>(AppManifestFile.Scopes, StringComparer.Ordinal);

    /// <summary>When set, every call with this team's token is refused with it: <c>token_revoked</c>, <c>account_inactive</c>, …</summary>
    public string? TokenError { get; set; }

    /// <summary>Which of Slack's surfaces for agents the app has here; agent sessions at first.</summary>
    public AgentExperience Agent { get; set; }

    /// <summary>Types of blocks that are refused, as by a workspace that does not have them yet.</summary>
    public ISet<string> RefusedBlocks { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>True where streams are refused with <c>channel_type_not_supported</c>.</summary>
    public bool RefusesStreams { get; set; }

    /// <summary>The channels.</summary>
    public IEnumerable<Channel> Channels => _channels.Values;

    /// <summary>The people, and the bots.</summary>
    public IEnumerable<Member> Members => _members.Values;

    /// <summary>Finds a channel; null where there is none.</summary>
    public Channel? FindChannel(string id) => _channels.GetValueOrDefault(id);

    /// <summary>Finds a person; null where there is none.</summary>
    public Member? FindUser(string id) => _members.GetValueOrDefault(id);

    /// <summary>Adds a channel that the bot is in.</summary>
    public Channel AddChannel(string? id = null, string? name = null, ChannelKind kind = ChannelKind.Public)
    {
        id ??= Draw(kind == ChannelKind.Direct ? 'D' : 'C');
        var channel = new Channel(id, name ?? id.ToLowerInvariant(), kind);
        return _channels.TryAdd(id, channel) ? channel : throw new ArgumentException($"Channel {id} is there already.", nameof(id));
    }

    /// <summary>The direct messages between a person and the app, from the first time on that somebody wants them.</summary>
    public Channel DirectWith(Member member) => _direct.GetOrAdd(member.Id, _ => AddChannel(name: member.DisplayName, kind: ChannelKind.Direct));

    /// <summary>Adds a person, or another app's bot.</summary>
    public Member AddUser(string? id = null, string? displayName = null, string? realName = null, bool isBot = false)
    {
        id ??= Draw('U');
        return _members[id] = new Member(id, displayName ?? id.ToLowerInvariant(), realName ?? displayName ?? id) { IsBot = isBot };
    }

    /// <summary>The ids of those in a group of people; null where there is none.</summary>
    public IReadOnlyList<string>? FindGroup(string id) => _groups.GetValueOrDefault(id);

    /// <summary>Adds a group of people, or makes it up anew.</summary>
    public string SetGroup(IReadOnlyList<string> members, string? id = null)
    {
        id ??= Draw('S');
        _groups[id] = members;
        return id;
    }

    /// <summary>Puts a person as given in the place of the one with the same id.</summary>
    public void SetUser(Member member) => _members[member.Id] = member;

    /// <summary>Ends each token, as Slack does when the app is taken out.</summary>
    internal void RevokeAll(string error)
    {
        foreach (var grant in _grants) grant.Error ??= error;
    }

    internal BotGrant? FindGrant(string token) => _grants.FirstOrDefault(grant => grant.Token == token);

    /// <summary>A new token. Of those that came by refreshing two are good at once, the latest.</summary>
    internal BotGrant Grant(DateTimeOffset? expiresAt, bool isRefresh)
    {
        var grant = new BotGrant($"{(expiresAt is null ? "" : "xoxe.")}xoxb-sim-{Name[^1]}-{Guid.NewGuid():N}", expiresAt);
        if (isRefresh)
        {
            foreach (var old in _grants.Where(static one => one is { ExpiresAt: not null, Error: null }).SkipLast(1)) old.Error = "token_revoked";
        }

        _grants = [.. _grants, grant];
        OAuthToken = grant.Token;
        return grant;
    }

    private string Draw(char first) => $"{first}{TeamId.AsSpan(1, 3)}SIM{Interlocked.Increment(ref _drawn):0000}";
}
