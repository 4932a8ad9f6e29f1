namespace ChatAgency.Tool.Moving;

/// <summary>How a copy goes on with what changes.</summary>
/// <param name="Every">The wait between two passes.</param>
/// <param name="Until">The number of changes that is small enough to end with; null: it goes on until it is stopped.</param>
internal sealed record Following(TimeSpan Every, int? Until);
