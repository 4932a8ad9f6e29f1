using System.Collections.Immutable;
using ChatAgency.Core.Agents;

namespace ChatAgency.Core.Delivery;

/// <summary>A text to show in a thread and what stands around it.</summary>
/// <param name="Markdown">The words as CommonMark; written by a model, so untrusted. Empty for a placeholder, and while there is only <see cref="Work"/> to tell of.</param>
/// <param name="Kind">What the text is.</param>
/// <param name="Agent">The display name of the agent that answers; null while none is chosen.</param>
/// <param name="Turn">The turn that is shown, for buttons to name.</param>
public sealed record AnswerText(string Markdown, AnswerKind Kind, string? Agent, long Turn)
{
    /// <summary>The pieces of work behind a growing answer; their words are untrusted.</summary>
    public ImmutableArray<WorkItem> Work { get; init; } = [];

    /// <summary>The call that is to be decided, for buttons to name; null where there is none.</summary>
    public string? Approval { get; init; }

    /// <summary>The agents that may be had to answer instead, by name, the likeliest first.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>The one among them that was about as likely, which whoever asked is asked about; null where none was.</summary>
    public string? Rival { get; init; }

    /// <summary>Where its links may lead; nowhere unless said.</summary>
    public LinkRule Links { get; init; } = LinkRule.None;
}
