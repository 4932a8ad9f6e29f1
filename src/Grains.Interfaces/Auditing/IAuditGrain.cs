using ChatAgency.Core.Auditing;
using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace ChatAgency.Grains.Interfaces.Auditing;

/// <summary>One chain of the audit; its key is the chain's number, 0 to <see cref="Chains"/> - 1. Records are added and read; nothing changes or removes one.</summary>
[Alias("ChatAgency.IAuditGrain"), Version(1)]
public interface IAuditGrain : IGrainWithIntegerKey
{
    /// <summary>How many chains there are. Fixed: whoever verifies reads them all.</summary>
    const int Chains = 16;

    /// <summary>Adds records of these events in their order, 64 at most; durable when it returns. Where it fails, some of them may have been added: adding them again does no harm.</summary>
    [Alias("Add")]
    Task Add(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken);

    /// <summary>Searches the chain in the order that is wanted.</summary>
    [Alias("Find"), AlwaysInterleave]
    Task<AuditFound> Find(AuditSearch search, CancellationToken cancellationToken);

    /// <summary>Reads the chain as the store has it, from this number on, 64 records at most.</summary>
    [Alias("Read"), AlwaysInterleave]
    Task<AuditStretch> Read(long from, CancellationToken cancellationToken);
}
