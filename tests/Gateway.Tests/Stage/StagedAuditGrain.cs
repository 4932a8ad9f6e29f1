using System.Collections.Concurrent;
using ChatAgency.Core.Auditing;
using ChatAgency.Grains.Interfaces.Auditing;

namespace ChatAgency.Gateway.Tests.Stage;

/// <summary>Takes records and shows them to the test.</summary>
public sealed class StagedAuditGrain : Grain, IAuditGrain
{
    public static ConcurrentQueue<AuditEvent> All { get; } = new();

    public Task Add(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken)
    {
        foreach (var what in events) All.Enqueue(what);
        return Task.CompletedTask;
    }

    public Task<AuditFound> Find(AuditSearch search, CancellationToken cancellationToken) => Task.FromResult(new AuditFound([], null));

    public Task<AuditStretch> Read(long from, CancellationToken cancellationToken) => Task.FromResult(new AuditStretch([], null));
}
