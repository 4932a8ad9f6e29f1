using ChatAgency.Storage.Moving;

namespace ChatAgency.Tool.Moving;

/// <summary>
/// Where a person may have written: every conversation of their workspace, and each memory that is theirs. Told by the names of
/// records alone, so that encrypted ones need no key here.
/// </summary>
/// <param name="Conversations">Text forms of conversations.</param>
/// <param name="Memory">Keys of memories.</param>
internal sealed record PersonPlaces(IReadOnlyList<string> Conversations, IReadOnlyList<string> Memory)
{
    private const string Conversation = "conversation";
    private const string MemoryType = "memory";
    private const int AtOnce = 25;

    internal static async Task<PersonPlaces> FindAsync(IRawStore store, Person person, CancellationToken cancellationToken)
    {
        var (conversations, memory) = (new List<string>(), new List<string>());
        await foreach (var page in store.HeadsAsync(cancellationToken))
        {
            foreach (var name in page.Select(static head => head.Name))
            {
                var key = name.Grain[Math.Min(name.Grain.Length, name.GrainType.Length + 1)..];
                if (name.GrainType == Conversation && key.StartsWith($"{person.Platform}/{person.Workspace}/", StringComparison.Ordinal)) conversations.Add(key);
                if (name.GrainType == MemoryType && person.Owns(key)) memory.Add(key);
            }
        }

        return new PersonPlaces(conversations, memory);
    }

    /// <summary>The places, a few at a time, as the agency takes them; one part at least, since some things have no place.</summary>
    internal IEnumerable<PersonPlaces> Parts()
    {
        for (var at = 0; at == 0 || at < Conversations.Count || at < Memory.Count; at += AtOnce)
            yield return new PersonPlaces([.. Conversations.Skip(at).Take(AtOnce)], [.. Memory.Skip(at).Take(AtOnce)]);
    }
}
