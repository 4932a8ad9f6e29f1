
namespace ChatAgency.Core.Failures;

/// <summary>Carries a <see cref="Failure"/> out of code that streams. The message is for operators, never for people.</summary>
public sealed class FailureException : Exception
{
    /// <summary>Wraps a failure and, for the log, what caused it.</summary>
    public FailureException(Failure failure, Exception? cause = null) : base($"{failure.Kind}: {failure.Detail}", cause) => Failure = failure;

    /// <summary>What failed.</summary>
    public Failure Failure { get; }
}
