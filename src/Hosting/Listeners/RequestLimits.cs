using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ChatAgency.Hosting.Listeners;

/// <summary>What a request may cost before anything is known about who sends it.</summary>
internal static class RequestLimits
{
    /// <summary>The contract's limit of a body, in bytes (1 MiB).</summary>
    internal const int MaxBody = 1024 * 1024;

    internal static void Set(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;
        limits.MaxRequestBodySize = MaxBody;
        limits.MaxRequestHeaderCount = 64;
        limits.MaxRequestHeadersTotalSize = 32 * 1024;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        // The largest body is then in after nine minutes at most, and a connection that sends nothing is cut after five seconds.
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 2048, gracePeriod: TimeSpan.FromSeconds(5));
    }
}
