using ChatAgency.Core.Conversations;
using Orleans;

namespace ChatAgency.Core.Agents;

/// <summary>One earlier question of the thread and what was answered to it.</summary>
[GenerateSerializer, Immutable, Alias("ChatAgency.Exchange")]
public sealed record Exchange(
    [property: Id(0)] PersonId Author,
    [property: Id(1)] string Question,
    [property: Id(2)] string Answer,
    [property: Id(3)] AgentName? Agent);
