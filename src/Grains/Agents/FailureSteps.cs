using System.Runtime.CompilerServices;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Failures;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Grains.Agents;

/// <summary>Makes whatever is thrown out of an answer its last step. A cancellation by the caller just ends it.</summary>
internal static partial class FailureSteps
{
    public static async IAsyncEnumerable<AgentStep> Of(
        IAsyncEnumerable<AgentStep> answer, AgentRequest request, ILogger logger, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var steps = answer.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            AgentStep? last = null;
            try
            {
                if (!await steps.MoveNextAsync()) yield break;
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                yield break;
            }
            catch (Exception exception)
            {
                last = new AgentStep.Failed(FailureOf(exception, request, logger));
            }

            yield return last ?? steps.Current;
            if (last is not null) yield break;
        }
    }

    private static Failure FailureOf(Exception exception, AgentRequest request, ILogger logger)
    {
        var failure = exception switch
        {
            FailureException known => known.Failure,
            // The agent's silo went away, or this one goes, or the stream between them: the answer was cut, and another try finds another silo.
            OrleansException or EnumerationAbortedException or TimeoutException or OperationCanceledException => new Failure(FailureKind.ModelStalled, exception.GetType().Name),
            _ => new Failure(FailureKind.Internal, exception.GetType().Name),
        };
        if (failure.Kind == FailureKind.Internal) Log.Fault(logger, exception, request.CorrelationId, request.Turn);
        else Log.Failed(logger, request.CorrelationId, request.Turn, failure.Kind, failure.Detail);
        return failure;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Turn {Turn} ({CorrelationId}): no answer from the model: {Kind}, {Detail}")]
        public static partial void Failed(ILogger logger, string correlationId, long turn, FailureKind kind, string detail);

        [LoggerMessage(LogLevel.Error, "Turn {Turn} ({CorrelationId}): a fault while an agent answered")]
        public static partial void Fault(ILogger logger, Exception exception, string correlationId, long turn);
    }
}
