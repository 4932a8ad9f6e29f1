using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;

namespace ChatAgency.Core.Keeping;

/// <summary>
/// All that a conversation must not forget, written as one record with one ETag. What has scrolled out of its working
/// window is in transcript pages.
/// </summary>
public sealed record ConversationRecord
{
    /// <summary>A conversation in which nothing was ever said.</summary>
    public static ConversationRecord Empty { get; } = new();

    /// <summary>The form of this record; raised when an older build could not read it.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>Rises by one with each step that changes the record: what an effect names as durable before it.</summary>
    public long Version { get; init; }

    /// <summary>The number of the newest turn; 0 where the agency takes no part.</summary>
    public long LastTurn { get; init; }

    /// <summary>How many transcript pages were written.</summary>
    public int Pages { get; init; }

    /// <summary>Who runs the open turn; null where none was ever open.</summary>
    public Owner? Owner { get; init; }

    /// <summary>Waiting, open and recent turns, by number.</summary>
    public ImmutableArray<Turn> Turns { get; init; } = [];

    /// <summary>The messages of the last hours, without those that are in <see cref="Paged"/>.</summary>
    public ImmutableArray<Seen> Seen { get; init; } = [];

    /// <summary>Those of the last hours whose turn is in a transcript page. The page tells of them, so they are not written here.</summary>
    [JsonIgnore]
    public ImmutableDictionary<MessageId, Seen> Paged { get; init; } = ImmutableDictionary<MessageId, Seen>.Empty;

    /// <summary>Posts of the agency that must go.</summary>
    public ImmutableArray<PostId> Condemned { get; init; } = [];

    /// <summary>The gist of what is in the pages; null where there is none yet.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Summary? Summary { get; init; }

    /// <summary>Markers under which a second post may still turn up.</summary>
    public ImmutableArray<Sweep> Sweeps { get; init; } = [];

    /// <summary>Messages that people deleted, for as long as words of them may still stand in a transcript page.</summary>
    public ImmutableArray<MessageId> Deleted { get; init; } = [];

    /// <summary>The message as it was first seen; null where it was not, or too long ago.</summary>
    public Seen? Known(MessageId id)
    {
        foreach (var seen in Seen)
        {
            if (seen.Id == id) return seen;
        }

        return Paged.GetValueOrDefault(id);
    }

    /// <summary>The one turn that is being worked on.</summary>
    public Turn? Open()
    {
        foreach (var turn in Turns)
        {
            if (turn.IsOpen) return turn;
        }

        return null;
    }

    /// <summary>True while something is left to do; then an open mark stands for this conversation.</summary>
    public bool HasWork()
    {
        if (!Condemned.IsEmpty || !Sweeps.IsEmpty || !Deleted.IsEmpty) return true;
        foreach (var turn in Turns)
        {
            if (!turn.IsEnded) return true;
        }

        return false;
    }

    /// <summary>The record with this turn in place of the one of its number.</summary>
    public ConversationRecord With(Turn turn)
    {
        for (var i = 0; i < Turns.Length; i++)
        {
            if (Turns[i].Number == turn.Number) return this with { Turns = Turns.SetItem(i, turn) };
        }

        return this with { Turns = Turns.Add(turn) };
    }
}
