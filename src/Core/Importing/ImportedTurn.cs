using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using Orleans;

namespace ChatAgency.Core.Importing;

/// <summary>A question that another program answered, to stand in a transcript as a turn that has ended.</summary>
/// <param name="Id">Its identity: the same for the same message of the same import.</param>
/// <param name="Author">Who asked.</param>
/// <param name="Question">What they asked.</param>
/// <param name="AskedAt">When.</param>
/// <param name="Answer">What they were told; empty where nothing was.</param>
/// <param name="AnsweredAt">When.</param>
/// <param name="Agent">Who told them, by the other program's name; null where it does not say.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.ImportedTurn")]
public sealed record ImportedTurn(
    [property: Id(0)] MessageId Id,
    [property: Id(1)] PersonId Author,
    [property: Id(2)] string Question,
    [property: Id(3)] DateTimeOffset AskedAt,
    [property: Id(4)] string Answer,
    [property: Id(5)] DateTimeOffset AnsweredAt,
    [property: Id(6)] AgentName? Agent);
