using ChatAgency.Core.Agents;
using ChatAgency.Core.Approving;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Rating;
using Orleans;

namespace ChatAgency.Core.Views;

/// <summary>All that a record knows of a turn, for operators: how it went, never what was written.</summary>
[GenerateSerializer, Immutable, Alias("ChatAgency.TurnFacts")]
public sealed record TurnFacts
{
    /// <summary>Its number in the conversation, from 1.</summary>
    [Id(0)] public required long Turn { get; init; }

    /// <summary>How many turns the conversation has had.</summary>
    [Id(1)] public required long LastTurn { get; init; }

    /// <summary>Where it is on its way.</summary>
    [Id(2)] public required TurnState State { get; init; }

    /// <summary>True while it is set aside.</summary>
    [Id(3)] public bool IsParked { get; init; }

    /// <summary>Who asked, by the platform's id.</summary>
    [Id(4)] public required string Author { get; init; }

    /// <summary>The message's own identity, on Slack its <c>ts</c>.</summary>
    [Id(5)] public required string Message { get; init; }

    /// <summary>By which its log lines and traces are found.</summary>
    [Id(6)] public required string CorrelationId { get; init; }

    /// <summary>When it was written, by the platform's clock.</summary>
    [Id(7)] public required DateTimeOffset SentAt { get; init; }

    /// <summary>When it was edited last.</summary>
    [Id(8)] public DateTimeOffset? EditedAt { get; init; }

    /// <summary>When the message was kept.</summary>
    [Id(9)] public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>When work on it began.</summary>
    [Id(10)] public DateTimeOffset? BegunAt { get; init; }

    /// <summary>Since when it is known what it will show.</summary>
    [Id(11)] public DateTimeOffset? ResultAt { get; init; }

    /// <summary>When it ended.</summary>
    [Id(12)] public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How many model calls it has had.</summary>
    [Id(13)] public int Attempt { get; init; }

    /// <summary>How many of them were begun anew because another message joined it, or left it.</summary>
    [Id(14)] public int Joins { get; init; }

    /// <summary>How often the agency itself failed in planning it.</summary>
    [Id(15)] public int Strikes { get; init; }

    /// <summary>How often in a row its process died before the whole answer was laid out.</summary>
    [Id(16)] public int Deaths { get; init; }

    /// <summary>How often what is shown began anew, takeovers included.</summary>
    [Id(17)] public int Epoch { get; init; }

    /// <summary>The turn whose answer is this one's too; null where it is not merged.</summary>
    [Id(18)] public long? MergedInto { get; init; }

    /// <summary>Who was chosen, by what, how surely and by which router; null while nobody is. A reason that a model wrote is not in it.</summary>
    [Id(19)] public Route? Route { get; init; }

    /// <summary>Whom a person chose to answer it instead.</summary>
    [Id(20)] public Choice? Choice { get; init; }

    /// <summary>Who wrote the answer: agents, the versions and hashes of their profiles, models; null where none was written.</summary>
    [Id(21)] public IReadOnlyList<Author>? Authors { get; init; }

    /// <summary>What it took, without the titles of its pieces of work; null where nobody kept it.</summary>
    [Id(22)] public Usage? Usage { get; init; }

    /// <summary>What an operator finds the failure by.</summary>
    [Id(23)] public string? ErrorId { get; init; }

    /// <summary>The tool of the newest call that needed a person's approval; null where none did.</summary>
    [Id(24)] public string? ApprovalTool { get; init; }

    /// <summary>Where that approval stands.</summary>
    [Id(25)] public ApprovalState? Approval { get; init; }

    /// <summary>What people think of the answer, without their reasons.</summary>
    [Id(26)] public required IReadOnlyList<Feedback> Feedback { get; init; }

    /// <summary>The posts that show it, one a part.</summary>
    [Id(27)] public required IReadOnlyList<SlotFacts> Slots { get; init; }

    /// <summary>The files that stand beside its answer, by the platform's ids.</summary>
    [Id(28)] public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The posts of the whole conversation that must go.</summary>
    [Id(29)] public required IReadOnlyList<string> Condemned { get; init; }

    /// <summary>How many look-outs for spare posts the conversation has.</summary>
    [Id(30)] public int Sweeps { get; init; }

    /// <summary>Who ran, or runs, the conversation's open turn; null where none was ever open.</summary>
    [Id(31)] public string? OwnerSilo { get; init; }

    /// <summary>When the owner last said so.</summary>
    [Id(32)] public DateTimeOffset? OwnerStampedAt { get; init; }

    /// <summary>The version of the conversation's record.</summary>
    [Id(33)] public long Version { get; init; }

    /// <summary>When its post first showed words of the answer; null until it ended, and where it showed none or its process died since.</summary>
    [Id(34)] public DateTimeOffset? WordsAt { get; init; }
}
