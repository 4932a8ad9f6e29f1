using System.Collections.Immutable;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Rating;
using Orleans;

namespace ChatAgency.Core.Views;

/// <summary>A turn as its thread shows it at this moment.</summary>
[GenerateSerializer, Immutable, Alias("ChatAgency.TurnView")]
public sealed record TurnView
{
    /// <summary>Its number in the conversation, from 1.</summary>
    [Id(0)] public required long Turn { get; init; }

    /// <summary>Where it is on its way.</summary>
    [Id(1)] public required TurnState State { get; init; }

    /// <summary>Who asked, by the platform's id.</summary>
    [Id(2)] public required string Author { get; init; }

    /// <summary>The question.</summary>
    [Id(3)] public required string Question { get; init; }

    /// <summary>The agent that answers; null while none is chosen.</summary>
    [Id(4)] public string? Agent { get; init; }

    /// <summary>Why this agent, in one short sentence.</summary>
    [Id(5)] public string? Reason { get; init; }

    /// <summary>The answer as CommonMark, as far as it has grown; untrusted.</summary>
    [Id(6)] public required string Text { get; init; }

    /// <summary>What an operator finds the failure by.</summary>
    [Id(7)] public string? ErrorId { get; init; }

    /// <summary>True where answering anew makes sense.</summary>
    [Id(8)] public bool CanTryAgain { get; init; }

    /// <summary>When the message was kept.</summary>
    [Id(9)] public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>The call that waits for a person's approval; null where none does. What it shows is in <see cref="Text"/>, too.</summary>
    [Id(20)] public string? Approval { get; init; }

    /// <summary>When the turn ended.</summary>
    [Id(10)] public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The pieces of work behind an answer that still grows, in the order in which they were named; untrusted. Null for none.</summary>
    [Id(11)] public ImmutableArray<WorkItem>? Work { get; init; }

    /// <summary>Who wrote the answer: agents, the versions of their profiles, models. Null where none was written.</summary>
    [Id(12)] public IReadOnlyList<Author>? Authors { get; init; }

    /// <summary>The agents that may be had to answer instead, by name, the likeliest first. Null where none may.</summary>
    [Id(13)] public IReadOnlyList<string>? Others { get; init; }

    /// <summary>The one among them that was about as likely. Null where none was.</summary>
    [Id(21)] public string? Rival { get; init; }

    /// <summary>What people think of the answer, and of those that stood in its place before. Null where nobody said.</summary>
    [Id(30)] public IReadOnlyList<Feedback>? Feedback { get; init; }
}
