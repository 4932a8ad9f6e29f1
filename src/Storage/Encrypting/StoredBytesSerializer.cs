using Orleans.Storage;

namespace ChatAgency.Storage.Encrypting;

/// <summary>Lets bodies that are bytes already through as they are, so that every store keeps them in its own layout.</summary>
internal sealed class StoredBytesSerializer(IGrainStorageSerializer states) : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => input is StoredBytes bytes ? bytes.Body ?? BinaryData.Empty : states.Serialize(input);

    public T? Deserialize<T>(BinaryData input) =>
        typeof(T) == typeof(StoredBytes) ? (T)(object)new StoredBytes { Body = input } : states.Deserialize<T>(input);
}
