using System.Collections.Immutable;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Running;

namespace ChatAgency.Core.Tests.Simulating;

/// <summary>A store that says 'written' before it is.</summary>
internal sealed class HastyStore(IConversationStore inner) : IConversationStore
{
    public Task<ConversationRecord> LoadAsync(CancellationToken cancellationToken) => inner.LoadAsync(cancellationToken);

    public Task<bool> SaveAsync(ConversationRecord record, CancellationToken cancellationToken)
    {
        _ = inner.SaveAsync(record, cancellationToken);
        return Task.FromResult(true);
    }

    public Task WritePageAsync(int page, long version, ImmutableArray<Turn> turns, CancellationToken cancellationToken) => inner.WritePageAsync(page, version, turns, cancellationToken);

    public Task<ImmutableArray<Turn>> ReadPageAsync(int page, CancellationToken cancellationToken) => inner.ReadPageAsync(page, cancellationToken);

    public Task EraseAsync(int pages, CancellationToken cancellationToken) => inner.EraseAsync(pages, cancellationToken);
}
