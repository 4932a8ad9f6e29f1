namespace ChatAgency.Grains.Interfaces.Profiles;

/// <summary>A line of two compared versions.</summary>
/// <param name="Sign"><c>' '</c> in both, <c>'-'</c> in the first alone, <c>'+'</c> in the second alone.</param>
/// <param name="Text">The line.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.ProfileLine")]
public readonly record struct ProfileLine([property: Id(0)] char Sign, [property: Id(1)] string Text);
