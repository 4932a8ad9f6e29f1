using System.Collections.Immutable;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Running;

namespace ChatAgency.Core.Tests.Running;

/// <summary>A store with an ETag; saves can be held, failed, or landed with their answer lost.</summary>
internal sealed class SimStore
{
    private readonly Dictionary<int, ImmutableArray<Turn>> pages = [];

    public ConversationRecord Record { get; set; } = ConversationRecord.Empty;

    public int Tag { get; set; }

    public int Saves { get; private set; }

    public bool Marked { get; set; }

    public bool MarkedBeforeEverySave { get; private set; } = true;

    public Queue<string> Faults { get; } = [];

    /// <summary>While set, saves wait for it before they land.</summary>
    public TaskCompletionSource? Held { get; set; }

    public IReadOnlyDictionary<int, ImmutableArray<Turn>> Pages => pages;

    internal sealed class Door(SimStore store, SimHost host) : IConversationStore
    {
        private int tag;

        public async Task<ConversationRecord> LoadAsync(CancellationToken cancellationToken)
        {
            await host.StillHere();
            tag = store.Tag;
            return store.Record;
        }

        public async Task<bool> SaveAsync(ConversationRecord record, CancellationToken cancellationToken)
        {
            await host.StillHere();
            var fault = store.Faults.TryDequeue(out var next) ? next : "";
            if (store.Held is { } held) await held.Task;
            if (fault == "fail before") throw new IOException("The store is away.");
            if (tag != store.Tag) return false;
            store.Tag++;
            store.Saves++;
            store.Record = record;
            if (record.HasWork() && !store.Marked) store.MarkedBeforeEverySave = false;
            if (fault == "fail after") throw new IOException("The answer of the store was lost.");
            tag = store.Tag;
            await host.StillHere();
            return true;
        }

        public async Task WritePageAsync(int page, long version, ImmutableArray<Turn> turns, CancellationToken cancellationToken)
        {
            await host.StillHere();
            store.pages[page] = turns;
        }

        public Task<ImmutableArray<Turn>> ReadPageAsync(int page, CancellationToken cancellationToken) =>
            Task.FromResult(store.pages.GetValueOrDefault(page, []));

        public Task EraseAsync(int pages, CancellationToken cancellationToken)
        {
            store.Record = ConversationRecord.Empty;
            store.Tag++;
            store.pages.Clear();
            return Task.CompletedTask;
        }
    }
}
