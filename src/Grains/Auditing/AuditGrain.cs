using ChatAgency.Core.Auditing;
using ChatAgency.Grains.Interfaces.Auditing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Providers;
using Orleans.Storage;

namespace ChatAgency.Grains.Auditing;

/// <summary>Keeps one chain of the audit. Adding writes the page that grows; what is read is read from the store, as it is there.</summary>
[GrainType("audit")]
internal sealed class AuditGrain([FromKeyedServices(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME)] IGrainStorage storage, TimeProvider time) : Grain, IAuditGrain
{
    private AuditStore _store = null!;
    private AuditPage _page = null!;
    private (string Hash, DateTimeOffset KeptAt) _last = (AuditRecord.Start, default);

    private int Chain => (int)this.GetPrimaryKeyLong();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (Chain is < 0 or >= IAuditGrain.Chains) throw new ArgumentException("The key of an audit grain is a chain's number.");
        _store = new AuditStore(storage, this.GetGrainId());
        _page = await _store.LoadAsync(cancellationToken) ?? await AfterLossAsync(cancellationToken);
        if (!_page.Records.IsEmpty) _last = EndOf(_page);
    }

    public async Task Add(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            var kept = _page.Records.Select(static record => record.Event.Id).ToHashSet();
            foreach (var part in Parts([.. events.Where(what => !kept.Contains(what.Id))]))
            {
                if (_page.Records.Length == AuditPage.Full) await TurnOverAsync(cancellationToken);
                var next = With(_page, part);
                await _store.SaveAsync(next, cancellationToken);
                (_page, _last) = (next, EndOf(next));
            }
        }
        catch
        {
            // What stands in the store is unknown now; the next activation reads it.
            DeactivateOnIdle();
            throw;
        }
    }

    public Task<AuditFound> Find(AuditSearch search, CancellationToken cancellationToken) => new AuditSearcher(_store, search).FindAsync(cancellationToken);

    public async Task<AuditStretch> Read(long from, CancellationToken cancellationToken)
    {
        var growing = await _store.GrowingAsync(cancellationToken);
        var number = from / AuditPage.Full;
        var page = number >= growing.Number ? growing : await _store.FullAsync(number, cancellationToken);
        return new AuditStretch(page?.Records ?? [], number < growing.Number ? (number + 1) * AuditPage.Full : null);
    }

    /// <summary>What fits on the page that grows, then the rest.</summary>
    private IEnumerable<ArraySegment<AuditEvent>> Parts(AuditEvent[] events)
    {
        var room = _page.Records.Length == AuditPage.Full ? AuditPage.Full : AuditPage.Full - _page.Records.Length;
        for (var at = 0; at < events.Length; at += room, room = AuditPage.Full) yield return new ArraySegment<AuditEvent>(events, at, Math.Min(room, events.Length - at));
    }

    private async Task TurnOverAsync(CancellationToken cancellationToken)
    {
        await _store.PutAsideAsync(_page, cancellationToken);
        _page = new AuditPage { Number = _page.Number + 1 };
    }

    private AuditPage With(AuditPage page, IEnumerable<AuditEvent> events)
    {
        var (records, last, now) = (page.Records.ToBuilder(), _last.Hash, time.GetUtcNow());
        // A clock that was set back puts no record before the one in front of it.
        if (now < _last.KeptAt) now = _last.KeptAt;
        foreach (var what in events)
        {
            var record = AuditRecord.After(last, Chain, (page.Number * AuditPage.Full) + records.Count, now, what);
            records.Add(record);
            last = record.Hash;
        }

        return page with { Records = records.ToImmutable() };
    }

    private static (string Hash, DateTimeOffset KeptAt) EndOf(AuditPage page) => (page.Records[^1].Hash, page.Records[^1].KeptAt);

    /// <summary>A chain without its growing page is new, or was cut off. Then it goes on behind a page that is missing, so that whoever verifies it sees that.</summary>
    private async Task<AuditPage> AfterLossAsync(CancellationToken cancellationToken)
    {
        var number = 0L;
        while (await _store.FullAsync(number, cancellationToken) is { } full) (number, _last) = (number + 1, EndOf(full));
        return new AuditPage { Number = number == 0 ? 0 : number + 1 };
    }
}
