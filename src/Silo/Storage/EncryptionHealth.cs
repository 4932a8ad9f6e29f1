using ChatAgency.Storage.Encrypting;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatAgency.Silo.Storage;

/// <summary>Whether the key ring is open: without it no record can be read or written.</summary>
internal sealed class EncryptionHealth(RecordEncryption encryption) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await encryption.FaultAsync(cancellationToken) is { } fault
            ? HealthCheckResult.Unhealthy(fault)
            : HealthCheckResult.Healthy(encryption.Encrypts ? "records are encrypted" : "records from before are decrypted; new ones are plain");
}
