namespace ChatAgency.Simulators.Slack.Workspaces;

/// <summary>A channel and the messages in it.</summary>
public sealed class Channel
{
    private readonly SortedDictionary<string, Message> _messages = new(StringComparer.Ordinal);

    internal Channel(string id, string name, ChannelKind kind)
    {
        Id = id;
        Name = name;
        Kind = kind;
    }

    /// <summary>Its id: <c>C…</c>, or <c>D…</c> for a direct message.</summary>
    public string Id { get; }

    /// <summary>Its name without <c>#</c>.</summary>
    public string Name { get; }

    /// <summary>What kind it is.</summary>
    public ChannelKind Kind { get; }

    /// <summary>Archived channels refuse posts with <c>is_archived</c>.</summary>
    public bool IsArchived { get; set; }

    /// <summary>Where the bot is no member, posts are refused with <c>not_in_channel</c>.</summary>
    public bool HasBot { get; set; } = true;

    /// <summary>Shared with another organisation (Slack Connect).</summary>
    public bool IsExternallyShared { get; set; }

    /// <summary>The <c>channel_type</c> of its message events.</summary>
    public string EventType => Kind switch
    {
        ChannelKind.Public => "channel",
        ChannelKind.Private => "group",
        ChannelKind.Direct => "im",
        _ => "mpim",
    };

    /// <summary>What the app said it is at, by thread, the last one as it stands.</summary>
    internal Dictionary<string, List<string>> Statuses { get; } = new(StringComparer.Ordinal);

    /// <summary>What threads are called.</summary>
    internal Dictionary<string, string> Titles { get; } = new(StringComparer.Ordinal);

    /// <summary>The questions that the app offers, by thread; empty for above all threads.</summary>
    internal Dictionary<string, IReadOnlyList<OfferedPrompt>> Prompts { get; } = new(StringComparer.Ordinal);

    internal Message? Find(string ts) => _messages.GetValueOrDefault(ts);

    internal void Add(Message message) => _messages.Add(message.Ts, message);

    /// <summary>The root and its replies in the order of their ts, removed ones included.</summary>
    internal IEnumerable<Message> Thread(string threadTs) =>
        _messages.Values.Where(message => message.Ts == threadTs || message.ThreadTs == threadTs);

    internal IEnumerable<Message> All => _messages.Values;
}
