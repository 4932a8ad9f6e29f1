namespace ChatAgency.Simulators.Slack.Workspaces;

/// <summary>A message and all it has ever shown, oldest first.</summary>
internal sealed class Message
{
    private readonly List<MessageVersion> _versions = [];

    public required Channel Channel { get; init; }

    public required string Ts { get; init; }

    /// <summary>The root's ts; null for a message that is no reply.</summary>
    public required string? ThreadTs { get; init; }

    public required string User { get; init; }

    /// <summary>Set where a bot wrote it.</summary>
    public string? BotId { get; init; }

    public string? AppId { get; init; }

    public string? ClientMessageId { get; init; }

    /// <summary>The files that it shows.</summary>
    public IReadOnlyList<SlackFile> Files { get; init; } = [];

    /// <summary>The name that it was posted under; null for the author's own.</summary>
    public string? Username { get; init; }

    /// <summary>The emoji that it was posted with, colons included.</summary>
    public string? IconEmoji { get; init; }

    /// <summary>Where it is, or was, a stream; null for a message that was posted whole.</summary>
    public MessageStream? Stream { get; init; }

    public IReadOnlyList<MessageVersion> Versions => _versions;

    public MessageVersion Now => _versions[^1];

    public bool IsDeleted => Now.IsDeleted;

    public void Write(MessageVersion version) => _versions.Add(version);

    /// <summary>What a reader is told at that moment; null where the message is not readable yet.</summary>
    public MessageVersion? ReadableAt(DateTimeOffset moment) => _versions.LastOrDefault(version => version.ReadableAt <= moment);
}
