namespace ChatAgency.Storage.Moving;

/// <summary>That a record is there, and which version of it.</summary>
/// <param name="Name">What it is found by.</param>
/// <param name="Version">The store's own word for the version; another after every write.</param>
public readonly record struct RecordHead(RecordName Name, string Version);
