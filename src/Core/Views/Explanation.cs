using ChatAgency.Core.Agents;
using ChatAgency.Core.Keeping;
using Orleans;

namespace ChatAgency.Core.Views;

/// <summary>Why a turn was answered as it was.</summary>
[GenerateSerializer, Immutable, Alias("ChatAgency.Explanation")]
public sealed record Explanation
{
    /// <summary>Its number in the conversation, from 1.</summary>
    [Id(0)] public required long Turn { get; init; }

    /// <summary>Where it is on its way.</summary>
    [Id(1)] public required TurnState State { get; init; }

    /// <summary>Who was chosen, by what and how surely; null while nobody is.</summary>
    [Id(2)] public Route? Route { get; init; }

    /// <summary>Who wrote the answer; null where none was written.</summary>
    [Id(3)] public IReadOnlyList<Author>? Authors { get; init; }

    /// <summary>What it took; null where nobody kept it.</summary>
    [Id(4)] public Usage? Usage { get; init; }

    /// <summary>What an operator finds the failure by.</summary>
    [Id(5)] public string? ErrorId { get; init; }

    /// <summary>From the beginning of the work to its end; null while it is not over.</summary>
    [Id(6)] public TimeSpan? Took { get; init; }
}
