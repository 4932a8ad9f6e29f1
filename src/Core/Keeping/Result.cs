using System.Text.Json.Serialization;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Failures;

namespace ChatAgency.Core.Keeping;

/// <summary>What a turn will show and how it will have ended. Once journaled, no further model call is made.</summary>
/// <param name="Ending">The terminal state.</param>
/// <param name="Kind">What the text is.</param>
/// <param name="Text">The words, as CommonMark.</param>
/// <param name="ErrorId">Set where something failed.</param>
public sealed record Result(TurnState Ending, AnswerKind Kind, string Text, ErrorId? ErrorId = null)
{
    /// <summary>Since when it is the turn's; null in records of versions that did not keep it. Whatever was begun later shows this text.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? At { get; init; }
}
