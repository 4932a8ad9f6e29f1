using System.Text.Json.Serialization;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Keeping;

namespace ChatAgency.Grains.Interfaces.Finding;

/// <summary>What the register knows of a turn: enough to find it by, and nothing that anybody wrote.</summary>
[GenerateSerializer, Immutable, Alias("ChatAgency.RegisterEntry")]
public sealed record RegisterEntry
{
    /// <summary>The text form of the conversation.</summary>
    [Id(0)] public required string Conversation { get; init; }

    /// <summary>Its number in the conversation, from 1.</summary>
    [Id(1)] public required long Turn { get; init; }

    /// <summary>The version of the record that says so; of two entries of a turn the higher one counts.</summary>
    [Id(2)] public required long Revision { get; init; }

    /// <summary>Where it was on its way.</summary>
    [Id(3)] public required TurnState State { get; init; }

    /// <summary>When the message was kept; its day is the one it is registered under.</summary>
    [Id(4)] public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>When work on it began.</summary>
    [Id(5), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public DateTimeOffset? BegunAt { get; init; }

    /// <summary>When it ended.</summary>
    [Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Who asked, by the platform's id; null where that was withdrawn or erased.</summary>
    [Id(7), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Author { get; init; }

    /// <summary>The message's own identity, on Slack its <c>ts</c>; null as for <see cref="Author"/>.</summary>
    [Id(8), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Message { get; init; }

    /// <summary>The posts that show it; null for none.</summary>
    [Id(9), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<string>? Posts { get; init; }

    /// <summary>Who was to answer, as people see it; null where nobody was chosen.</summary>
    [Id(10), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Agent { get; init; }

    /// <summary>What decided that.</summary>
    [Id(11), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public Rung By { get; init; }

    /// <summary>How surely, 0 to 1.</summary>
    [Id(12), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public double Confidence { get; init; }

    /// <summary>Who wrote the answer: agents, versions of their profiles, models; null where none was written.</summary>
    [Id(13), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<Author>? Authors { get; init; }

    /// <summary>What an operator finds the failure by; null where it did not fail.</summary>
    [Id(14), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? ErrorId { get; init; }

    /// <summary>What was sent to models for it, in tokens.</summary>
    [Id(15), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public long InputTokens { get; init; }

    /// <summary>What they wrote, in tokens.</summary>
    [Id(16), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public long OutputTokens { get; init; }

    /// <summary>US dollars; null where that is not known.</summary>
    [Id(17), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public decimal? Cost { get; init; }

    /// <summary>How many people find the answer that stands good.</summary>
    [Id(18), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int Ups { get; init; }

    /// <summary>How many do not.</summary>
    [Id(19), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int Downs { get; init; }

    /// <summary>True while it is set aside, by an operator or for a fault of the agency's own: it may be replayed.</summary>
    [Id(20), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool IsParked { get; init; }

    /// <summary>Where it stands among those of all days.</summary>
    [JsonIgnore]
    public RegisterPlace Place => new(AcceptedAt, Conversation, Turn);
}
