namespace ChatAgency.Simulators.Slack.Workspaces;

/// <summary>A file of the app's, from its id to its removal.</summary>
internal sealed class SlackFile
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string SnippetType { get; init; }

    /// <summary>Bytes, as was said before they came.</summary>
    public required int Length { get; init; }

    /// <summary>What came; null before.</summary>
    public string? Content { get; set; }

    /// <summary>The message that shows it; null before it is shared.</summary>
    public Message? Shared { get; set; }

    public bool IsDeleted { get; set; }
}
