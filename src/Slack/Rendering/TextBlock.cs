namespace ChatAgency.Slack.Rendering;

/// <summary>One block of an answer's text.</summary>
internal abstract record TextBlock
{
    /// <summary>Text with its look, as mrkdwn.</summary>
    public sealed record Section(string Mrkdwn) : TextBlock;

    /// <summary>Code of a known language, as Markdown: Slack colours it, and what is copied from it is what was written.</summary>
    public sealed record Code(string Markdown) : TextBlock;

    /// <summary>A table.</summary>
    public sealed record Table(TableGrid Grid) : TextBlock;
}
