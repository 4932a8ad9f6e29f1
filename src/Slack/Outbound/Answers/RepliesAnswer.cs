using ChatAgency.Slack.Inbound.Payloads;

namespace ChatAgency.Slack.Outbound.Answers;

/// <summary>One page of a thread.</summary>
internal sealed record RepliesAnswer : ApiAnswer
{
    public IReadOnlyList<MessagePayload?>? Messages { get; init; }

    public NextPage? ResponseMetadata { get; init; }

    /// <summary>Where the next page begins; null at the end.</summary>
    public string? Next => string.IsNullOrEmpty(ResponseMetadata?.NextCursor) ? null : ResponseMetadata.NextCursor;
}
