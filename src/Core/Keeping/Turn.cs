using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Approving;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Rating;

namespace ChatAgency.Core.Keeping;

/// <summary>One message being answered, in its two regions: the work and the slots that show it.</summary>
public sealed record Turn
{
    /// <summary>From 1, in the order of acceptance.</summary>
    public required long Number { get; init; }

    /// <summary>What is answered.</summary>
    public required Question Question { get; init; }

    /// <summary>Where the work is.</summary>
    public TurnState State { get; init; }

    /// <summary>When the message was kept.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>When work on it began; waiting does not count towards its time limit.</summary>
    public DateTimeOffset? BegunAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How many model calls this turn may have had, this one included; counted durably before the model is called.</summary>
    public int Attempt { get; init; }

    /// <summary>How many model calls were begun anew because another message joined it, or left it; as many it may have more.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Joins { get; init; }

    /// <summary>The turn whose answer is this one's too, where it is merged.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? MergedInto { get; init; }

    /// <summary>How often the agency itself failed in planning this turn.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Strikes { get; init; }

    /// <summary>How often in a row its process died before the whole answer was laid out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Deaths { get; init; }

    /// <summary>
    /// Rises whenever what is shown starts anew: at the beginning, with the result, and with every takeover. Revisions
    /// of a later epoch are higher than all of an earlier one.
    /// </summary>
    public int Epoch { get; init; }

    /// <summary>The newest call of this turn that needed a person's approval; null where none did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Approval? Approval { get; init; }

    /// <summary>Who answers, and why.</summary>
    public Route? Route { get; init; }

    /// <summary>Whom a person chose to answer it; null where nobody did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Choice? Choice { get; init; }

    /// <summary>Who wrote the answer; null where none was written.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Author>? Authors { get; init; }

    /// <summary>What the answer took; null where none was written, or its version did not keep it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Usage? Usage { get; init; }

    /// <summary>How many characters an answer had that a person found too long: this one is to be much shorter. 0 where nobody did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int ShorterThan { get; init; }

    /// <summary>What people think of the answer, and of those that stood in its place before; null where nobody said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Feedback>? Feedback { get; init; }

    /// <summary>The journaled result, from Delivering on.</summary>
    public Result? Result { get; init; }

    /// <summary>The posts that show it, one a part.</summary>
    public ImmutableArray<Slot> Slots { get; init; } = [];

    /// <summary>When its post first showed words of the answer; null until it ended, and where it showed none or its process died since.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? WordsAt { get; init; }

    /// <summary>The files that stand beside its answer, or that were to; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PostId>? Files { get; init; }

    /// <summary>True while it is set aside with a note, by an operator or for a fault of the agency's own: it is kept to be answered anew.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsParked { get; init; }

    /// <summary>True while it is worked on.</summary>
    [JsonIgnore]
    public bool IsOpen => State is TurnState.Routing or TurnState.Answering or TurnState.Delivering;

    /// <summary>True in a terminal state.</summary>
    [JsonIgnore]
    public bool IsEnded => State > TurnState.Delivering;

    /// <summary>True where it may be answered anew: something that is no answer, or not the right one, stands in its place.</summary>
    [JsonIgnore]
    public bool MayReopen => State is TurnState.Completed or TurnState.Failed or TurnState.Cancelled;

    /// <summary>The first revision of this epoch.</summary>
    [JsonIgnore]
    public long BaseRevision => (long)Epoch << 20;

    /// <summary>The turn with another slot in this place.</summary>
    public Turn With(int part, Slot slot) => this with { Slots = Slots.SetItem(part, slot) };

    /// <summary>Which part shows itself under this marker; -1 for none.</summary>
    public int PartOf(Marker marker)
    {
        for (var i = 0; i < Slots.Length; i++)
        {
            if (Slots[i].Marker == marker) return i;
        }

        return -1;
    }
}
