using Orleans;

namespace ChatAgency.Core.Accepting;

/// <summary>What became of a message at the conversation's door.</summary>
/// <param name="Outcome">Whether it is kept.</param>
/// <param name="Turn">The turn that answers it; 0 where there is none.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.AcceptResult")]
public sealed record AcceptResult([property: Id(0)] AcceptOutcome Outcome, [property: Id(1)] long Turn = 0);
