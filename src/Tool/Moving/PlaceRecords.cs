using ChatAgency.Storage.Moving;

namespace ChatAgency.Tool.Moving;

/// <summary>What the store has of a channel or workspace, told by the names of records alone, so that encrypted ones need no key here.</summary>
/// <param name="Conversations">Text forms of conversations; also of those of which only a page is left.</param>
/// <param name="Memory">Keys of memories.</param>
/// <param name="Lists">Keys of lists of conversations.</param>
internal sealed record PlaceRecords(IReadOnlyList<string> Conversations, IReadOnlyList<string> Memory, IReadOnlyList<string> Lists)
{
    private const int AtOnce = 100;

    internal bool IsEmpty => Conversations.Count + Memory.Count + Lists.Count == 0;

    internal static async Task<PlaceRecords> FindAsync(IRawStore store, Place place, CancellationToken cancellationToken)
    {
        var (conversations, memory, lists) = (new SortedSet<string>(StringComparer.Ordinal), new List<string>(), new List<string>());
        await foreach (var page in store.HeadsAsync(cancellationToken))
        {
            foreach (var name in page.Select(static head => head.Name))
            {
                var key = name.Grain[Math.Min(name.Grain.Length, name.GrainType.Length + 1)..];
                switch (name.GrainType)
                {
                    case "conversation" when place.HasConversation(key): conversations.Add(key); break;
                    case "transcript" when place.HasConversation(key): conversations.Add(key.Split('#')[0]); break;
                    case "memory" when place.HasMemory(key): memory.Add(key); break;
                    case "conversation-list" when place.HasList(key): lists.Add(key); break;
                }
            }
        }

        return new PlaceRecords([.. conversations], memory, lists);
    }

    /// <summary>The records, a few at a time, as the agency takes them; one part at least.</summary>
    internal IEnumerable<(PlaceRecords Part, bool IsLast)> Parts()
    {
        var most = Math.Max(Conversations.Count, Math.Max(Memory.Count, Lists.Count));
        for (var at = 0; at == 0 || at < most; at += AtOnce)
            yield return (new PlaceRecords([.. Conversations.Skip(at).Take(AtOnce)], [.. Memory.Skip(at).Take(AtOnce)], [.. Lists.Skip(at).Take(AtOnce)]), at + AtOnce >= most);
    }
}
