using ChatAgency.Storage.Encrypting.Keys;
using ChatAgency.Storage.Encrypting.Ring;

namespace ChatAgency.Storage.Moving;

/// <summary>
/// Which grains keep which states. In a blob's name the state is not told from the grain's type; so a container is read with this
/// list, and a record that is not on it is refused, never passed over.
/// </summary>
/// <param name="places">Types of grains, and a state that each keeps.</param>
public sealed class RecordPlaces(IEnumerable<KeyValuePair<string, string>> places)
{
    private readonly HashSet<KeyValuePair<string, string>> _all = [.. places, .. OfEncryption];

    private static KeyValuePair<string, string>[] OfEncryption =>
        [new(KeyRing.Id.Type.ToString()!, KeyRing.StateName), new(KeyBook.Id(KeyScope.Installation).Type.ToString()!, KeyBook.StateName)];

    /// <summary>Types of grains, and a state of each.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> All => _all;

    /// <summary>The name of the record behind <c>{state}-{type}/{key}</c>.</summary>
    /// <exception cref="StorageException">It is none of a kind that is known here.</exception>
    internal RecordName OfJoined(string joined)
    {
        foreach (var (type, state) in _all)
        {
            if (joined.StartsWith($"{state}-{type}/", StringComparison.Ordinal)) return new RecordName(state, joined[(state.Length + 1)..]);
        }

        throw Unknown(joined[..Math.Max(0, joined.IndexOf('/', StringComparison.Ordinal))]);
    }

    /// <summary>Makes sure that the record can be found again.</summary>
    /// <exception cref="StorageException">No grain of its type keeps this state.</exception>
    internal void Check(RecordName name)
    {
        if (!_all.Contains(new(name.GrainType, name.State))) throw Unknown($"{name.State}-{name.GrainType}");
    }

    private static StorageException Unknown(string kind) =>
        new($"There is a record of a kind that this version does not know ('{kind}'): copy with the version of the tool that belongs to the agency that wrote it.");
}
