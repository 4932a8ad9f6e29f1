namespace ChatAgency.Storage.AzureBlob.Calling;

/// <summary>A blob as a list names it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ETag">Its version, as the list writes it.</param>
internal sealed record ListedBlob(string Name, string ETag);
