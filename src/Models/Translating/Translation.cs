using System.ClientModel;
using System.Text.Json;
using ChatAgency.Core.Failures;

namespace ChatAgency.Models.Translating;

/// <summary>Turns what a provider's client throws into a failure. Only statuses and codes are taken from it, never its text.</summary>
internal static class Translation
{
    /// <param name="exception">What was thrown.</param>
    /// <param name="hasBegun">Whether the stream had begun: then a broken connection is a cut answer.</param>
    /// <param name="time">The clock that a retry date is measured against.</param>
    public static FailureException Of(Exception exception, bool hasBegun, TimeProvider time)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            // Its message holds the provider's body, which may repeat a key or the question: it goes no further.
            if (cause is ClientResultException result && result.GetRawResponse() is { } response)
            {
                return new FailureException(RefusedCall.Read(response, time));
            }
        }

        return new FailureException(OfTransport(exception, hasBegun), exception);
    }

    private static Failure OfTransport(Exception exception, bool hasBegun)
    {
        var root = Root(exception);
        if (root is JsonException or FormatException) return new Failure(FailureKind.ModelStalled, "malformed stream");
        if (!IsTransport(exception)) return new Failure(FailureKind.Internal, root.GetType().Name);
        return hasBegun
            ? new Failure(FailureKind.ModelStalled, "stream cut")
            : new Failure(FailureKind.ModelUnavailable, Detail(root));
    }

    private static bool IsTransport(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            // A cancellation that is not the caller's is the transport's own time limit.
            if (cause is HttpRequestException or IOException or TimeoutException or OperationCanceledException or System.Net.Sockets.SocketException) return true;
        }

        return false;
    }

    private static string Detail(Exception root) => root switch
    {
        System.Net.Sockets.SocketException socket => $"connection {socket.SocketErrorCode}",
        HttpRequestException http => $"connection {http.HttpRequestError}",
        HttpIOException io => $"connection {io.HttpRequestError}",
        _ => root.GetType().Name,
    };

    private static Exception Root(Exception exception)
    {
        while (exception.InnerException is { } inner) exception = inner;
        return exception;
    }
}
