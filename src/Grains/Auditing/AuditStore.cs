using System.Globalization;
using Orleans.Storage;

namespace ChatAgency.Grains.Auditing;

/// <summary>One chain in the cluster's grain storage: the page that grows, and the full ones beside it.</summary>
internal sealed class AuditStore(IGrainStorage storage, GrainId grain)
{
    private const string GrowingName = "audit";
    private const string FullName = "audit-page";
    private GrainState<AuditPage> _growing = new(new AuditPage());

    /// <summary>The page that grows, to be written on; null where nothing was ever kept.</summary>
    public async Task<AuditPage?> LoadAsync(CancellationToken cancellationToken)
    {
        _growing = await ReadAsync(GrowingName, grain, cancellationToken);
        return _growing.RecordExists ? _growing.State : null;
    }

    /// <summary>Writes the page that grows.</summary>
    /// <exception cref="InconsistentStateException">Somebody else wrote it since it was loaded.</exception>
    public async Task SaveAsync(AuditPage page, CancellationToken cancellationToken)
    {
        var next = new GrainState<AuditPage>(page, _growing.ETag) { RecordExists = _growing.RecordExists };
        await storage.WriteStateAsync(GrowingName, grain, next, cancellationToken);
        _growing = next;
    }

    /// <summary>The page that grows, as the store has it at this moment.</summary>
    public async Task<AuditPage> GrowingAsync(CancellationToken cancellationToken) => (await ReadAsync(GrowingName, grain, cancellationToken)).State!;

    /// <summary>A full page as the store has it; null where it has none of this number.</summary>
    public async Task<AuditPage?> FullAsync(long number, CancellationToken cancellationToken)
    {
        var read = await ReadAsync(FullName, PageId(number), cancellationToken);
        return read.RecordExists ? read.State : null;
    }

    /// <summary>Puts a full page beside the growing one. It was saved as that, full, before: so whoever wrote it already wrote the same.</summary>
    public async Task PutAsideAsync(AuditPage page, CancellationToken cancellationToken)
    {
        var read = await ReadAsync(FullName, PageId(page.Number), cancellationToken);
        if (read.RecordExists) return;
        read.State = page;
        await storage.WriteStateAsync(FullName, PageId(page.Number), read, cancellationToken);
    }

    private async Task<GrainState<AuditPage>> ReadAsync(string name, GrainId id, CancellationToken cancellationToken)
    {
        var read = new GrainState<AuditPage>(new AuditPage());
        await storage.ReadStateAsync(name, id, read, cancellationToken);
        read.State ??= new AuditPage();
        return read;
    }

    private GrainId PageId(long number) => GrainId.Create("audit-page", string.Create(CultureInfo.InvariantCulture, $"{grain.Key}-{number}"));
}
