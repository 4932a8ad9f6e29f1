using ChatAgency.Core.Keeping;
using ChatAgency.Core.Rating;

namespace ChatAgency.Grains.Interfaces.Finding;

/// <summary>Which turns are wanted: those for which all of this holds. What is null holds for each.</summary>
[GenerateSerializer, Immutable, Alias("ChatAgency.RegisterSearch")]
public sealed record RegisterSearch
{
    /// <summary>None whose message was kept earlier.</summary>
    [Id(0)] public DateTimeOffset From { get; init; } = DateTimeOffset.MinValue;

    /// <summary>None whose message was kept then or later.</summary>
    [Id(1)] public DateTimeOffset To { get; init; } = DateTimeOffset.MaxValue;

    /// <summary><c>{platform}/{workspace}</c>.</summary>
    [Id(2)] public string? Workspace { get; init; }

    /// <summary>The channel by the platform's id.</summary>
    [Id(3)] public string? Channel { get; init; }

    /// <summary>Who asked, by the platform's id.</summary>
    [Id(4)] public string? Person { get; init; }

    /// <summary>An agent that was to answer or did, in any case.</summary>
    [Id(5)] public string? Agent { get; init; }

    /// <summary>Where it is on its way.</summary>
    [Id(6)] public TurnState? State { get; init; }

    /// <summary>Somebody said this of the answer.</summary>
    [Id(7)] public Verdict? Rating { get; init; }

    /// <summary>True for those that failed, with whatever error id.</summary>
    [Id(8)] public bool Failed { get; init; }

    /// <summary>True for those that are parked, or whose place is gone.</summary>
    [Id(9)] public bool Aside { get; init; }

    /// <summary>An identity of the platform's: a message, a post of the agency or a thread, on Slack a <c>ts</c>.</summary>
    [Id(10)] public string? Stamp { get; init; }

    /// <summary>The text form of a conversation.</summary>
    [Id(11)] public string? Conversation { get; init; }

    /// <summary>Only those that stand before this place, which are older; null for all.</summary>
    [Id(12)] public RegisterPlace? Before { get; init; }

    /// <summary>So many at most, 1 to 500.</summary>
    [Id(13)] public int Limit { get; init; } = 50;
}
