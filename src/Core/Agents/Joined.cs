using ChatAgency.Core.Conversations;
using Orleans;

namespace ChatAgency.Core.Agents;

/// <summary>A message that was written while another was being answered, and is answered with it.</summary>
/// <param name="Author">Who wrote it.</param>
/// <param name="Text">What it says.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.Joined")]
public sealed record Joined([property: Id(0)] PersonId Author, [property: Id(1)] string Text);
