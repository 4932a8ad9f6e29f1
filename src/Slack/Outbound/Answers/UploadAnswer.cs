namespace ChatAgency.Slack.Outbound.Answers;

/// <summary>Where a file's content goes, and what the file is called by.</summary>
internal sealed record UploadAnswer : ApiAnswer
{
    public string? UploadUrl { get; init; }

    public string? FileId { get; init; }
}
