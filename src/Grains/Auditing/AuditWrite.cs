using ChatAgency.Core.Auditing;

namespace ChatAgency.Grains.Auditing;

/// <summary>Adds records of these events to a chain; durable when it returns.</summary>
internal delegate Task AuditWrite(int chain, IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken);
