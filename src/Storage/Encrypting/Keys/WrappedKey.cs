namespace ChatAgency.Storage.Encrypting.Keys;

/// <summary>A data key, as stored.</summary>
/// <param name="Id">Its name, by which records say that they have it.</param>
/// <param name="MadeAt">From then on it counts its days.</param>
/// <param name="Wrapped">The key itself, protected by the ring for this scope alone.</param>
internal sealed record WrappedKey(string Id, DateTimeOffset MadeAt, byte[] Wrapped);
