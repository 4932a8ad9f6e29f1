using System.Collections.Immutable;
using ChatAgency.Storage.Encrypting.Sealing;

namespace ChatAgency.Storage.Encrypting.Keys;

/// <summary>All data keys of one scope at one moment.</summary>
internal sealed record KeySet(ImmutableArray<DataKey> Keys, ImmutableHashSet<KeyId> Destroyed, string? ETag)
{
    /// <summary>The one that writes; null where there is none yet.</summary>
    internal DataKey? Newest => Keys.IsEmpty ? null : Keys[^1];

    internal bool Knows(KeyId id) => Find(id) is not null || Destroyed.Contains(id);

    internal DataKey? Find(KeyId id) => Keys.FirstOrDefault(key => key.Id == id);
}
