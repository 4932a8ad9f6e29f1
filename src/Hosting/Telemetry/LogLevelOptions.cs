using Microsoft.Extensions.Logging;

namespace ChatAgency.Hosting.Telemetry;

/// <summary>How much is logged. Further categories may be named as in .NET.</summary>
public sealed class LogLevelOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Logging:LogLevel";

    /// <summary>The least level of lines that are logged, where no category says otherwise: <c>Trace</c>, <c>Debug</c>, <c>Information</c>, <c>Warning</c>, <c>Error</c>, <c>Critical</c> or <c>None</c>. The framework's own lines begin at <c>Warning</c> whatever stands here.</summary>
    public LogLevel Default { get; set; } = LogLevel.Information;

    /// <summary>The same for the agency's own lines alone. Left out, as <see cref="Default"/> says.</summary>
    public LogLevel? ChatAgency { get; set; }
}
