using System.Collections.Concurrent;
using ChatAgency.Core.Auditing;
using Microsoft.Extensions.Hosting;

namespace ChatAgency.Hosting.Access.Guarding;

/// <summary>Gathers refused sign-ins, so that whoever tries does not fill the audit: every ten minutes one record for each kind, with their number.</summary>
internal sealed class RefusedSignIns(SignInAudit audit, TimeProvider time) : BackgroundService, IHostedLifecycleService
{
    internal static readonly TimeSpan Period = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(Audience Audience, string How), int> _refused = new();

    internal void Add(Audience audience, string how) => _refused.AddOrUpdate((audience, how), 1, static (_, count) => count + 1);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Before anything stops: the audit is in grains.
    public Task StoppingAsync(CancellationToken cancellationToken) => WriteAsync();

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await WriteAsync();
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
