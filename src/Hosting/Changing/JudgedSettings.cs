namespace ChatAgency.Hosting.Changing;

/// <summary>Which changed settings this host takes on.</summary>
/// <param name="Good">Those that it does.</param>
/// <param name="Bad">Those that are wrong here, and why: a build before or after this one may read them otherwise.</param>
internal sealed record JudgedSettings(IReadOnlyDictionary<string, string> Good, IReadOnlyDictionary<string, string> Bad);
