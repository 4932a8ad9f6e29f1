using ChatAgency.Core.Keeping;

namespace ChatAgency.Grains.Interfaces.Finding;

/// <summary>The unfinished work of a conversation, as the silo that runs it sees it.</summary>
[GenerateSerializer, Immutable, Alias("ChatAgency.TurnInFlight")]
public sealed record TurnInFlight
{
    /// <summary>The text form of the conversation.</summary>
    [Id(0)] public required string Conversation { get; init; }

    /// <summary>The open turn, or the oldest one that waits where none is open.</summary>
    [Id(1)] public required long Turn { get; init; }

    /// <summary>Where it is on its way.</summary>
    [Id(2)] public required TurnState State { get; init; }

    /// <summary>The silo that runs it.</summary>
    [Id(3)] public required string Silo { get; init; }

    /// <summary>Who answers; null while nobody is chosen.</summary>
    [Id(4)] public string? Agent { get; init; }

    /// <summary>True while it waits for a person's approval.</summary>
    [Id(5)] public bool AwaitsPerson { get; init; }

    /// <summary>How many turns wait for those before them.</summary>
    [Id(6)] public int Waiting { get; init; }

    /// <summary>For how long the oldest of them is kept.</summary>
    [Id(7)] public TimeSpan Age { get; init; }

    /// <summary>For how long nothing has moved.</summary>
    [Id(8)] public TimeSpan Still { get; init; }

    /// <summary>How many posts have an unknown outcome.</summary>
    [Id(9)] public int Unknown { get; init; }

    /// <summary>How many model calls the turn has had, this one included.</summary>
    [Id(10)] public int Attempt { get; init; }
}
