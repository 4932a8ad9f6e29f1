namespace ChatAgency.Grains.Interfaces.Profiles;

/// <summary>One version of a profile.</summary>
/// <param name="Version">From 1, in the order of coming.</param>
/// <param name="Hash">The first 12 hexadecimal digits of the text's SHA-256.</param>
/// <param name="Text">The whole file: settings and instructions.</param>
/// <param name="At">When it came.</param>
/// <param name="By">Who wrote it: an operator, or <c>file:</c> and the file's name.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.ProfileText")]
public sealed record ProfileText(
    [property: Id(0)] int Version,
    [property: Id(1)] string Hash,
    [property: Id(2)] string Text,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] string By);
