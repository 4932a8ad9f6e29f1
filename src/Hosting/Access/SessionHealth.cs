using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatAgency.Hosting.Access;

/// <summary>
/// The part <c>sessions</c>: whether the keys that session cookies are protected with can be read. Degraded where they
/// cannot: nobody signs in, but messages are kept and answered.
/// </summary>
internal sealed class SessionHealth(IDataProtectionProvider protection) : IHealthCheck
{
    private static readonly byte[] s_words = "sessions"u8.ToArray();

    private readonly IDataProtector _protector = protection.CreateProtector("ChatAgency.SessionHealth");

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            // The ring is in memory, and read again twice a day: this asks nobody.
            return Task.FromResult(_protector.Unprotect(_protector.Protect(s_words)).AsSpan().SequenceEqual(s_words)
                ? HealthCheckResult.Healthy("session keys can be read")
                : HealthCheckResult.Degraded("session keys are damaged: people cannot sign in"));
        }
        catch (CryptographicException)
        {
            return Task.FromResult(HealthCheckResult.Degraded("session keys cannot be read: people cannot sign in"));
        }
    }
}
