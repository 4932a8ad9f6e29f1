using ChatAgency.Storage.Encrypting.Keys;
using ChatAgency.Storage.Encrypting.Ring;

namespace ChatAgency.Storage.Moving;

/// <summary>
/// Which grains keep which states. Redis does not write a state's name down, and in a blob's name it is not told from the grain's
/// type; so a store of these kinds is read with this list, and a record that is not on it is refused, never passed over.
/// </summary>
/// <param name="places">Types of grains, and the state that each keeps: one, since Redis has room for one.</param>
public sealed class RecordPlaces(IEnumerable<KeyValuePair<string, string>> places)
{
    private readonly Dictionary<string, string> _states = places.Concat(OfEncryption).DistinctBy(static place => (place.Key, place.Value)).ToDictionary(StringComparer.Ordinal);

    private static KeyValuePair<string, string>[] OfEncryption =>
        [new(KeyRing.Id.Type.ToString()!, KeyRing.StateName), new(KeyBook.Id(KeyScope.Installation).Type.ToString()!, KeyBook.StateName)];

    /// <summary>Types of grains, and the state of each.</summary>
    public IReadOnlyDictionary<string, string> All => _states;

    /// <summary>The full name of a grain's record.</summary>
    /// <param name="grain">The grain's id as text.</param>
    /// <exception cref="StorageException">No grain of this type keeps anything that is known here.</exception>
    internal RecordName OfGrain(string grain)
    {
        var name = new RecordName("", grain);
        return _states.TryGetValue(name.GrainType, out var state) ? name with { State = state } : throw Unknown(name.GrainType);
    }

    /// <summary>The name of the record behind <c>{state}-{type}/{key}</c>.</summary>
    /// <exception cref="StorageException">It is none of a kind that is known here.</exception>
    internal RecordName OfJoined(string joined)
    {
        foreach (var (type, state) in _states)
        {
            if (joined.StartsWith($"{state}-{type}/", StringComparison.Ordinal)) return new RecordName(state, joined[(state.Length + 1)..]);
        }

        throw Unknown(joined[..Math.Max(0, joined.IndexOf('/', StringComparison.Ordinal))]);
    }

    /// <summary>Makes sure that a store which knows a record by its grain alone can hold it.</summary>
    /// <exception cref="StorageException">The grain is known to keep another state, or none.</exception>
    internal void Check(RecordName name)
    {
        if (OfGrain(name.Grain) != name) throw Unknown($"{name.State} of {name.GrainType}");
    }

    private static StorageException Unknown(string kind) =>
        new($"There is a record of a kind that this version does not know ('{kind}'): copy with the version of the tool that belongs to the agency that wrote it.");
}
