using ChatAgency.Hosting.Correlation;
using ChatAgency.Hosting.Failures;
using ChatAgency.Slack.Inbound;
using ChatAgency.Slack.Settings;
using ChatAgency.Slack.Signatures;
using Microsoft.Extensions.Options;

namespace ChatAgency.Gateway.Slack;

/// <summary>One request of Slack's: the raw body, its signature before anything else, what it asks, and the answer.</summary>
internal sealed partial class SlackDoor(
    SlackRoom room,
    SlackSignatures signatures,
    SlackInbound inbound,
    SlackReception reception,
    SlackMetrics metrics,
    IOptions<SlackOptions> options,
    TimeProvider time,
    ILogger<SlackDoor> logger)
{
    // Slack's own header by which an answer that is no 2xx forbids another try.
    private const string NoRetry = "X-Slack-No-Retry";

    private static readonly TimeSpan BetweenAlarms = TimeSpan.FromMinutes(1);

    private long nextAlarm = long.MinValue;

    public async Task<IResult> EnterAsync(HttpContext http)
    {
        var arrived = time.GetTimestamp();
        if (!options.Value.TakesRequests) return ProblemResults.NotFound("Slack is not set up here: set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET.");
        using var budget = new CancellationTokenSource(SlackReception.Budget, time);
        using var place = await room.EnterAsync(http.RequestAborted);
        if (place is null) return Busy(time.GetElapsedTime(arrived));
        var body = await ReadAsync(http, budget.Token);
        if (body is null) return ProblemResults.TooLarge();
        var verdict = signatures.Judge(http.Request.Headers, body.Value.Span);
        if (verdict != SignatureVerdict.Good) return Refuse(verdict);
        var taken = await reception.TakeAsync(inbound.Map(body.Value, http.Request.ContentType), CorrelationId.Of(http), budget.Token);
        metrics.Answered(taken.Status, time.GetElapsedTime(arrived));
        return Answer(http, taken);
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContext http, CancellationToken budget)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(budget, http.RequestAborted);
        try
        {
            return await RawBody.ReadAsync(http.Request, either.Token);
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            throw new BadHttpRequestException("The body did not come in time.", StatusCodes.Status408RequestTimeout);
        }
    }

    private static IResult Answer(HttpContext http, Taken taken)
    {
        // It will never be a payload: a repetition would only fail again.
        if (taken.Status == Taken.Malformed) http.Response.Headers[NoRetry] = "1";
        return taken switch
        {
            { Status: Taken.Malformed } => ProblemResults.BadRequest("This is no payload of Slack's."),
            { IsKept: false } => ProblemResults.Unavailable("This could not be kept; send it again."),
            { Words: { } words } => Results.Text(words),
            _ => Results.Ok(),
        };
    }

    private ProblemResult Busy(TimeSpan waited)
    {
        // Never 429: Slack tries again after any failure alike, and reads no more into it.
        metrics.Answered(Taken.Busy, waited);
        return ProblemResults.Unavailable("There is more to take in than can be; send it again.");
    }

    private ProblemResult Refuse(SignatureVerdict verdict)
    {
        metrics.Refused(verdict == SignatureVerdict.OtherTime ? SlackMetrics.OtherTime : "signature");
        if (verdict == SignatureVerdict.OtherTime && IsTimeForAlarm()) Log.OtherTime(logger, SlackSignatures.WindowSeconds);
        return ProblemResults.Unauthorized("The signature is missing, wrong or too old.");
    }

    /// <summary>One line a minute: whoever repeats an old request must not fill the log with it.</summary>
    private bool IsTimeForAlarm()
    {
        var (now, due) = (time.GetUtcNow().UtcTicks, Interlocked.Read(ref nextAlarm));
        return now >= due && Interlocked.CompareExchange(ref nextAlarm, now + BetweenAlarms.Ticks, due) == due;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1103, Level = LogLevel.Error, Message = "A request that Slack signed was refused: its time is more than {Seconds} s from this machine's clock. Unless somebody repeats old requests, the clock is wrong, and nothing of Slack's gets in until it is set.")]
        public static partial void OtherTime(ILogger logger, int seconds);
    }
}
