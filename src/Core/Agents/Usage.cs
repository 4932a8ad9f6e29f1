using System.Text.Json.Serialization;
using Orleans;

namespace ChatAgency.Core.Agents;

/// <summary>What an answer took.</summary>
/// <param name="InputTokens">What was sent to models for it; 0 where they did not say.</param>
/// <param name="OutputTokens">What they wrote.</param>
/// <param name="Work">The titles of the pieces of work behind it, in the order in which they were named; null for none.</param>
/// <param name="Cost">US dollars, at the prices that were set; null where a model of it had none.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.Usage")]
public sealed record Usage(
    [property: Id(0)] long InputTokens,
    [property: Id(1)] long OutputTokens,
    [property: Id(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Work = null,
    [property: Id(3), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Cost = null);
