using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ChatAgency.Storage.AzureBlob.Retrying;

/// <summary>
/// Repeats reads, and writes that were certainly not begun: no connection came about, or the service was too busy to take
/// them. Any other write may have landed; repeated, it would meet its own version and be taken for somebody else's.
/// At most three repetitions, after about 0.1, 0.2 and 0.4 seconds; the limit of the whole call ends them earlier.
/// </summary>
internal sealed class HarmlessRetries()
    : RetryPolicy(Most, DelayStrategy.CreateExponentialDelayStrategy(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1)))
{
    private const int Most = 3;

    protected override bool ShouldRetry(HttpMessage message, Exception? exception) =>
        IsHarmless(message, exception) && base.ShouldRetry(message, exception);

    protected override ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
        IsHarmless(message, exception) ? base.ShouldRetryAsync(message, exception) : ValueTask.FromResult(false);

    private static bool IsHarmless(HttpMessage message, Exception? exception) =>
        message.Request.Method == RequestMethod.Get || message.Request.Method == RequestMethod.Head || NeverBegun(message, exception);

    private static bool NeverBegun(HttpMessage message, Exception? exception) => exception is null
        ? message.HasResponse && message.Response.Status is 429 or 503
        : exception is RequestFailedException
        {
            InnerException: HttpRequestException
            {
                HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError,
            },
        };
}
