using System.Collections.Concurrent;
using ChatAgency.Core.Auditing;
using Microsoft.Extensions.Hosting;

namespace ChatAgency.Hosting.Access.Guarding;

/// <summary>Gathers refused sign-ins, so that whoever tries does not fill the audit: every ten minutes one record for each kind, with their number.</summary>
internal sealed class RefusedSignIns(SignInAudit audit, TimeProvider time) : BackgroundService
{
    internal static readonly TimeSpan Period = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(Audience Audience, string How), int> _refused = new();

    internal void Add(Audience audience, string how) => _refused.AddOrUpdate((audience, how), 1, static (_, count) => count + 1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await WriteAsync();
        }
        catch (OperationCanceledException)
        {
            await WriteAsync();
        }
    }

    private async Task WriteAsync()
    {
        foreach (var kind in _refused.Keys)
        {
            if (_refused.TryRemove(kind, out var count))
                await audit.RecordAsync(AuditKind.SignInRefused, kind.Audience, AuditEvent.Agency, "refused", AuditDetail.Of("how", kind.How), AuditDetail.Of("count", count));
        }
    }
}
