using System.Collections.Immutable;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Running;

namespace ChatAgency.Core.Tests.Simulating;

/// <summary>The store: one record with an ETag, pages, and the mark with its generation.</summary>
internal sealed class SimVault(Simulation sim)
{
    private static readonly int Loading = CrashPoints.Of("store LoadAsync");
    private static readonly int Reading = CrashPoints.Of("store ReadPageAsync");
    private static readonly int Saving = CrashPoints.Of("store SaveAsync");
    private static readonly int Paging = CrashPoints.Of("effect WritePage");
    private static readonly int Redacting = CrashPoints.Of("effect RedactPages");
    private static readonly int Setting = CrashPoints.Of("mark SetAsync");
    private static readonly int Clearing = CrashPoints.Of("mark ClearAsync");
    private readonly SortedDictionary<int, (long Version, ImmutableArray<Turn> Turns)> pages = [];
    private int tag;
    private int generation;

    private Simulation Sim { get; } = sim;

    public ConversationRecord Record { get; private set; } = ConversationRecord.Empty;

    /// <summary>When the owner last said so, by true time.</summary>
    public long StampedTicks { get; private set; }

    public bool IsMarked { get; private set; }

    /// <summary>While set, no call reaches the store.</summary>
    public bool IsAway { get; set; }

    /// <summary>Pages and window; a later page counts.</summary>
    public SortedDictionary<long, Turn> AllTurns()
    {
        var all = new SortedDictionary<long, Turn>();
        foreach (var turn in pages.Where(page => page.Key < Record.Pages).SelectMany(static page => page.Value.Turns)) all[turn.Number] = turn;
        foreach (var turn in Record.Turns) all[turn.Number] = turn;
        return all;
    }

    /// <summary>Every copy of a turn that stands in record or pages, also one that another copy outdates.</summary>
    public IEnumerable<Turn> AllCopies() => pages.Where(page => page.Key < Record.Pages).SelectMany(static page => page.Value.Turns).Concat(Record.Turns);

    /// <summary>True where an activation that reads all of this anew knows that message.</summary>
    public bool Knows(Func<MessageId, bool> message) =>
        Record.Seen.Any(seen => message(seen.Id)) || AllTurns().Values.Any(turn => message(turn.Question.Id));

    private (Passage Passage, string Fault) Draw()
    {
        if (IsAway) return (new Passage(null, Sim.Dice.Between(0, 5)), "away");
        if (!Sim.Storm(40)) return (Passage.Quick(Sim.Dice), "");
        var (dice, fault) = (Sim.Dice, Sim.Dice.Of("no effect", "answer lost", "late", "slow"));
        Sim.Fault($"store {fault}");
        return fault switch
        {
            "no effect" => (new Passage(null, dice.Between(0, 5)), fault),
            "answer lost" => (new Passage(dice.Quick(), dice.Between(0, 5)), fault),
            "late" => (new Passage(dice.Between(0, 2), TimeSpan.FromSeconds(5)), fault),
            _ => (new Passage(dice.Between(0, 2), dice.Between(0, 2)), ""),
        };
    }

    private Task<T> SendAsync<T>(Activation from, int step, Func<T> effect, CancellationToken cancellationToken, Action<T>? answered = null)
    {
        var (passage, fault) = Draw();
        return Sim.Wire.SendAsync(from, step, passage, effect, cancellationToken, result =>
        {
            if (fault.Length > 0) throw new IOException($"The store: {fault}.");
            answered?.Invoke(result);
            return result;
        });
    }

    internal sealed class Door(SimVault vault, Activation from) : IConversationStore, IOpenMark
    {
        private int tag;
        private int? generation;

        public async Task<ConversationRecord> LoadAsync(CancellationToken cancellationToken)
        {
            var read = await vault.SendAsync(from, Loading, () => (vault.Record, vault.tag), CancellationToken.None);
            tag = read.tag;
            from.Durable = Math.Max(from.Durable, read.Record.Version);
            return read.Record;
        }

        public async Task<bool> SaveAsync(ConversationRecord record, CancellationToken cancellationToken)
        {
            var against = vault.Sim.Planted.IgnoresTags ? -1 : tag;
            return await vault.SendAsync(from, Saving, () => vault.Write(record, against, from), CancellationToken.None, saved => tag = saved > 0 ? saved : tag) > 0;
        }

        public async Task WritePageAsync(int page, long version, ImmutableArray<Turn> turns, CancellationToken cancellationToken) =>
            await vault.SendAsync(from, from.IsRedacting ? Redacting : Paging, () =>
            {
                vault.Sim.History.Tell(() => $"  page {page} {string.Join(", ", turns.Select(static turn => $"{turn.Number}:{turn.Question.Id}"))}");
                if (vault.pages.GetValueOrDefault(page).Version <= version) vault.pages[page] = (version, turns);
                return true;
            }, CancellationToken.None);

        public Task<ImmutableArray<Turn>> ReadPageAsync(int page, CancellationToken cancellationToken) =>
            vault.SendAsync<ImmutableArray<Turn>>(from, Reading, () => vault.pages.TryGetValue(page, out var stands) ? stands.Turns : [], cancellationToken);

        // A conversation that is removed whole begins anew, and its messages with it: here the store never gets so far.
        public Task EraseAsync(int pages, CancellationToken cancellationToken) => throw new IOException("The store: nothing is removed in a simulation.");

        public async ValueTask SetAsync(CancellationToken cancellationToken)
        {
            if (generation is not null) return;
            generation = await vault.SendAsync(from, Setting, () =>
            {
                vault.IsMarked = true;
                return ++vault.generation;
            }, CancellationToken.None);
        }

        public async ValueTask ClearAsync(CancellationToken cancellationToken)
        {
            if (generation is not { } mine) return;
            generation = null;
            await vault.SendAsync(from, Clearing, () => vault.IsMarked &= vault.generation != mine, CancellationToken.None);
        }
    }

    private int Write(ConversationRecord record, int against, Activation from)
    {
        if (against >= 0 && against != tag)
        {
            Sim.History.Fact("conflict", from.Number, record.Version);
            return 0;
        }

        Sim.History.Fact("saved", from.Number, record.Version);
        Sim.History.Tell(() => $"  {string.Join(", ", record.Turns.Where(static turn => !turn.IsEnded || turn.EndedAt is null).Select(static turn => $"{turn.Number}:{turn.Question.Id} {turn.State} attempt {turn.Attempt} slots {string.Join('+', turn.Slots.Select(static s => s.Post?.Value ?? "?"))}"))} condemned {string.Join('+', record.Condemned)} sweeps {string.Join("+", record.Sweeps.Select(static sweep => sweep.Marker.Value[..6]))} owner {record.Owner?.Silo}");
        from.Durable = Math.Max(from.Durable, record.Version);
        // A machine that froze over a write says late what held before.
        if (record.Owner != Record.Owner) StampedTicks = Sim.Clock.Ticks - Math.Max(0, (Sim.Clock.Now - record.Owner?.StampedAt)?.Ticks ?? 0);
        Record = record;
        if (record.HasWork() && !IsMarked && Sim.Cluster.Doubles == 0) Sim.Violate("I1: work was written without its mark");
        Sim.Crowd.Saved(record);
        return ++tag;
    }
}
