namespace ChatAgency.Console.Operating;

/// <summary>A profile as JSON, for pages that write by cookie; everybody else sends the file itself.</summary>
internal sealed record ProfileBody(string? Text);

/// <summary>Which version is meant.</summary>
internal sealed record VersionBody(int? Version);

/// <summary>Which version is tried, and on how many threads in a hundred.</summary>
internal sealed record TrialBody(int? Version, int? Percent);

/// <summary>What came of a change: the version that answers now, 0 for none, and whether something is served otherwise than before.</summary>
internal sealed record AgentChanged(string Agent, int Version, bool Changed);
