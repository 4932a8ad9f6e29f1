using ChatAgency.Core.Conversations;
using Orleans;

namespace ChatAgency.Core.Agents;

/// <summary>Whom a person chose to answer a turn, after it had been routed otherwise.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="By">Who chose.</param>
/// <param name="At">When. Of two choices the later one counts, whichever activation heard it.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.Choice")]
public sealed record Choice([property: Id(0)] AgentName Agent, [property: Id(1)] PersonId By, [property: Id(2)] DateTimeOffset At);
