namespace ChatAgency.Storage.Sqlite.Reading;

/// <summary>A record as stored.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Payload">UTF-8 JSON; null when it was cleared and left behind.</param>
internal sealed record StoredRecord(long Version, byte[]? Payload);
