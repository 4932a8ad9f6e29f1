using ChatAgency.Storage.Encrypting.Sealing;

namespace ChatAgency.Storage.Encrypting.Keys;

/// <summary>A data key that can be used.</summary>
internal sealed record DataKey(KeyId Id, DateTimeOffset MadeAt, byte[] Bytes);
