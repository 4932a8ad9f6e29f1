namespace ChatAgency.Tool.Operating;

/// <summary>The agency does not do what a command asked for.</summary>
internal sealed class RefusedException(string message, int exitCode) : Exception(message)
{
    /// <summary>How the command line ends; one of <see cref="ExitCodes"/>.</summary>
    internal int ExitCode { get; } = exitCode;
}
