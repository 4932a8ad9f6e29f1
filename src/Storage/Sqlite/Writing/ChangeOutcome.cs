namespace ChatAgency.Storage.Sqlite.Writing;

/// <summary>How a change ended.</summary>
/// <param name="Done">False: the stored version was not the expected one, nothing changed.</param>
/// <param name="Version">The version now stored; null when there is no record.</param>
internal readonly record struct ChangeOutcome(bool Done, long? Version);
