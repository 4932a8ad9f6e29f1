using System.Collections.Immutable;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Keeping;

namespace ChatAgency.Core.Steps;

/// <summary>What this activation has in the air. It is lost with the process, and nothing may depend on it being there.</summary>
public sealed record Flight
{
    /// <summary>Nothing in the air, and no say yet.</summary>
    public static Flight None { get; } = new();

    /// <summary>Who this activation is; null before the takeover.</summary>
    public Owner? Self { get; init; }

    /// <summary>True when another activation with a fresh stamp runs the conversation: here only the inbox is kept.</summary>
    public bool IsGuest { get; init; }

    /// <summary>True when this activation is to end: no turn is begun any more.</summary>
    public bool IsLeaving { get; init; }

    /// <summary>Who owned the conversation when this activation read it; null for nobody.</summary>
    public Owner? Before { get; init; }

    /// <summary>The version that fenced effects wait for.</summary>
    public long Fence { get; init; }

    /// <summary>The number of the latest question to router or agent; results of older ones come too late.</summary>
    public long Ask { get; init; }

    /// <summary>True while router or agent works.</summary>
    public bool Asking { get; init; }

    /// <summary>True once the agent was asked in the attempt that the record counts.</summary>
    public bool Called { get; init; }

    /// <summary>True after the model found the prompt too long.</summary>
    public bool Compact { get; init; }

    /// <summary>When the agent may be asked again.</summary>
    public DateTimeOffset AskAt { get; init; }

    /// <summary>When the agent was asked, grew its text or failed last.</summary>
    public DateTimeOffset QuietSince { get; init; }

    /// <summary>What the newest layout says of waiting; empty for nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>What the agent wrote so far.</summary>
    public GrowingText Text { get; init; } = GrowingText.Empty;

    /// <summary>How much of it the newest layout shows.</summary>
    public int LaidOutLength { get; init; }

    /// <summary>The pieces of work behind the answer, in the order in which they were named.</summary>
    public ImmutableArray<WorkItem> Work { get; init; } = [];

    /// <summary>What of <see cref="Work"/> the newest layout shows.</summary>
    public ImmutableArray<WorkItem> LaidOutWork { get; init; } = [];

    /// <summary>When progress may be shown next.</summary>
    public DateTimeOffset ProgressAt { get; init; }

    /// <summary>The revision asked of the layout; that of <see cref="Parts"/> once it came.</summary>
    public long WantedRevision { get; init; }

    /// <summary>The revision of <see cref="Parts"/>.</summary>
    public long Revision { get; init; }

    /// <summary>What to show; null before the first layout.</summary>
    public IReadOnlyList<PartBody>? Parts { get; init; }

    /// <summary>What of them is to be shown as files too, once they stand.</summary>
    public IReadOnlyList<AnswerFile> Files { get; init; } = [];

    /// <summary>True when <see cref="Parts"/> are the journaled result.</summary>
    public bool IsFinal { get; init; }

    /// <summary>The first revision that was laid out with words of the answer; 0 before there is one, -1 once it was told that they can be seen.</summary>
    public long WordsFrom { get; init; }

    /// <summary>When a post first showed words of the answer; null before one did.</summary>
    public DateTimeOffset? WordsAt { get; init; }

    /// <summary>How often the platform found a part too long.</summary>
    public int Tightness { get; init; }

    /// <summary>True when the platform did not take the rich form: plain words from here on.</summary>
    public bool Plain { get; init; }

    /// <summary>One for each slot of the open turn.</summary>
    public ImmutableArray<SlotFlight> Slots { get; init; } = [];

    /// <summary>Removals and looks of the sweep: when each may be tried next, or that it is in the air.</summary>
    public ImmutableDictionary<string, Errand> Errands { get; init; } = ImmutableDictionary<string, Errand>.Empty;

    /// <summary>What is removed since it should never have stood, and not since its turn was withdrawn, erased or laid out anew.</summary>
    public ImmutableHashSet<PostId> Strays { get; init; } = [];

    /// <summary>True while a page is being written.</summary>
    public bool Paging { get; init; }

    /// <summary>True while deleted words are taken out of pages.</summary>
    public bool Redacting { get; init; }

    /// <summary>True while a page is being summarised.</summary>
    public bool Summing { get; init; }

    /// <summary>How many pages there were when summarising failed last; 0 where it did not.</summary>
    public int SummedPages { get; init; }

    /// <summary>The flight without anything that an agent wrote or did.</summary>
    public Flight Blank() => this with { Text = GrowingText.Empty, LaidOutLength = 0, Work = [], LaidOutWork = [] };
}
