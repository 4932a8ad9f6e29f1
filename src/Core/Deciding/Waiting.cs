using ChatAgency.Core.Failures;

namespace ChatAgency.Core.Deciding;

/// <summary>How long a second attempt waits, and what a post says meanwhile or when a model is long silent.</summary>
internal static class Waiting
{
    private const double Share = 0.25;
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    // People take a post that stands still for a quarter of a minute for dead.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan WorthSaying = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Never sooner than the other side asked for, a second where it did not; and spread out, so that those who were
    /// refused together do not come back together.
    /// </summary>
    public static TimeSpan BeforeRetry(Failure failure, double jitter)
    {
        var wait = failure.RetryAfter ?? Least;
        return wait + jitter * (wait * Share > Least ? wait * Share : Least);
    }

    /// <summary>What to say under the text, if anything; the draft wakes when that changes.</summary>
    public static string Note(Draft draft)
    {
        var flight = draft.Flight;
        if (draft.Now < flight.AskAt)
        {
            var wait = flight.AskAt - flight.QuietSince;
            return wait < WorthSaying ? "" : $"_The AI service cannot answer right now. Trying again within {(int)Math.Ceiling(wait.TotalSeconds)} seconds…_";
        }

        if (!flight.Asking) return "";
        var quiet = draft.Now - flight.QuietSince;
        if (quiet < Quiet)
        {
            draft.WakeAt(flight.QuietSince + Quiet);
            return "";
        }

        var said = Quiet + Math.Floor((quiet - Quiet) / Again) * Again;
        draft.WakeAt(flight.QuietSince + said + Again);
        return $"_Still waiting for the AI service, for more than {(int)said.TotalSeconds} seconds now…_";
    }
}
