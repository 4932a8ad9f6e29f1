using ChatAgency.Core.Conversations;
using Orleans;

namespace ChatAgency.Core.Agents;

/// <summary>What somebody wrote in the thread before the agency was asked there; untrusted.</summary>
/// <param name="Author">Who wrote it, by the platform's id.</param>
/// <param name="Name">The name under which it was written, where no person wrote it; null for people.</param>
/// <param name="Text">The words, as the platform has them.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.Overheard")]
public sealed record Overheard([property: Id(0)] PersonId Author, [property: Id(1)] string? Name, [property: Id(2)] string Text);
