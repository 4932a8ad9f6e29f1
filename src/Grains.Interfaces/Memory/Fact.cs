namespace ChatAgency.Grains.Interfaces.Memory;

/// <summary>One thing that a person asked to be remembered.</summary>
/// <param name="Number">Its number among those of its key, from 1; never given again.</param>
/// <param name="Text">In the person's own words; untrusted like all of them.</param>
/// <param name="At">When it was told.</param>
/// <param name="By">Who told it, by the platform's id.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.Fact")]
public sealed record Fact([property: Id(0)] long Number, [property: Id(1)] string Text, [property: Id(2)] DateTimeOffset At, [property: Id(3)] string By);
