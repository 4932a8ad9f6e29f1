using ChatAgency.Core.Failures;
using Polly.CircuitBreaker;

namespace ChatAgency.Models.Breaking;

/// <summary>What a failure says of the model's service.</summary>
internal static class Speaking
{
    /// <summary>
    /// Only what would have met any question: a service that is away, has too much to do or goes silent. Not a filter, a
    /// prompt that is too long, a refused key, and not a person's Stop.
    /// </summary>
    public static bool OfTheService(Exception? exception) =>
        exception is FailureException { Failure.Kind: FailureKind.ModelUnavailable or FailureKind.ModelBusy or FailureKind.ModelStalled };

    /// <summary>True where surely nobody was asked: the circuit is open, or no connection came about.</summary>
    public static bool OfNobodyAsked(FailureException failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is BrokenCircuitException) return true;
            if (cause is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError }) return true;
        }

        return false;
    }
}
