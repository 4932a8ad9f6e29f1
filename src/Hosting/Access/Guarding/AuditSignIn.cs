using ChatAgency.Core.Auditing;

namespace ChatAgency.Hosting.Access.Guarding;

/// <summary>Keeps an event in the audit; durable when it returns.</summary>
internal delegate Task AuditSignIn(AuditEvent what, CancellationToken cancellationToken);
