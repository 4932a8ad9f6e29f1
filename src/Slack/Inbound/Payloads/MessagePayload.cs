using System.Text.Json.Serialization;

namespace ChatAgency.Slack.Inbound.Payloads;

/// <summary>A message, or an event about one: a mention, a change, a deletion, a sign below it, a stopped session, an opened pane. Fields come as they please.</summary>
internal sealed record MessagePayload
{
    public string? Type { get; init; }

    public string? Subtype { get; init; }

    /// <summary>An id, or the id of what stands there as an object.</summary>
    [JsonConverter(typeof(TextOrId))]
    public string? Channel { get; init; }

    public string? ChannelType { get; init; }

    /// <summary>An id, or the id of what stands there as an object.</summary>
    [JsonConverter(typeof(TextOrId))]
    public string? User { get; init; }

    [JsonConverter(typeof(TextOrId))]
    public string? Subteam { get; init; }

    public string? SubteamId { get; init; }

    public string? Text { get; init; }

    public string? Ts { get; init; }

    public string? ThreadTs { get; init; }

    public string? UserTeam { get; init; }

    public string? SourceTeam { get; init; }

    public string? DeletedTs { get; init; }

    public string? BotId { get; init; }

    public string? AppId { get; init; }

    public BotProfile? BotProfile { get; init; }

    public EditedMark? Edited { get; init; }

    /// <summary>Where the message's stream stands; null for one that never was a stream.</summary>
    public string? StreamingState { get; init; }

    public MessageMetadata? Metadata { get; init; }

    public MessagePayload? Message { get; init; }

    public MessagePayload? PreviousMessage { get; init; }

    public string? EventTs { get; init; }

    public string? Reaction { get; init; }

    public string? ItemUser { get; init; }

    public ReactedItem? Item { get; init; }

    public RevokedTokens? Tokens { get; init; }

    /// <summary>Teams that an organisation let the agency into, or out of.</summary>
    public IReadOnlyList<string?>? TeamIds { get; init; }

    /// <summary>Which part of the agency's own place in Slack was opened.</summary>
    public string? Tab { get; init; }

    public PaneContext? Context { get; init; }

    public AssistantThread? AssistantThread { get; init; }
}
