namespace ChatAgency.Storage.AzureBlob.Calling;

/// <summary>A blob as it was read.</summary>
/// <param name="ETag">Its version.</param>
/// <param name="Content">Its bytes; none where the record was cleared.</param>
internal sealed record StoredBlob(string ETag, BinaryData Content);
