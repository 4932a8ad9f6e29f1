
namespace ChatAgency.Core.Failures;

/// <summary>What the classes of failure mean for what happens next.</summary>
public static class FailureKinds
{
    /// <summary>The longest wait, asked for by the other side, that a second attempt of the same turn bears: one minute.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    extension(Failure failure)
    {
        /// <summary>
        /// True where a second attempt of the same turn may well succeed by itself: the model's service was away, busy
        /// for a minute at most, or went silent. False where it would only cost time and money, and where it is not the
        /// model that failed.
        /// </summary>
        public bool IsRetryable => failure.Kind switch
        {
            FailureKind.ModelUnavailable or FailureKind.ModelBusy => failure.RetryAfter is null || failure.RetryAfter <= LongestWait,
            FailureKind.ModelStalled => true,
            _ => false,
        };

        /// <summary>True where a person's 'Try again' may bring an answer: the same words to the same filter, or a thread that stays too long, will not.</summary>
        public bool HelpsAgain => failure.Kind is not (FailureKind.ContentFiltered or FailureKind.ContextTooLong);
    }
}
