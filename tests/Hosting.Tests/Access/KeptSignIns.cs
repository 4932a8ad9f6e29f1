using System.Collections.Concurrent;
using ChatAgency.Core.Auditing;
using ChatAgency.Hosting.Access.Guarding;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAgency.Hosting.Tests.Access;

/// <summary>Stands where the cluster's audit is.</summary>
internal sealed class KeptSignIns
{
    private readonly ConcurrentQueue<AuditEvent> _events = new();

    public IReadOnlyCollection<AuditEvent> Events => _events;

    /// <summary>True while nothing can be kept.</summary>
    public bool IsAway { get; set; }

    public void Build(WebApplicationBuilder builder) => builder.Services.AddSingleton<AuditSignIn>((what, cancellationToken) =>
    {
        if (IsAway) return Task.FromException(new InvalidOperationException("The audit is away."));
        _events.Enqueue(what);
        return Task.CompletedTask;
    });
}
