using ChatAgency.Hosting.Failures;
using ChatAgency.Slack.Inbound;
using ChatAgency.Slack.Settings;
using ChatAgency.Slack.Signatures;
using Microsoft.Extensions.Options;

namespace ChatAgency.Gateway.Slack;

/// <summary>One request of Slack's: the raw body, its signature before anything else, what it asks, and the answer.</summary>
internal sealed partial class SlackDoor(
    SlackSignatures signatures,
    SlackInbound inbound,
    SlackHandover handover,
    SlackMetrics metrics,
    IOptions<SlackOptions> options,
    TimeProvider time,
    ILogger<SlackDoor> logger)
{
    // Slack's own header by which an answer that is no 2xx forbids another try.
    private const string NoRetry = "X-Slack-No-Retry";

    public async Task<IResult> EnterAsync(HttpContext http)
    {
        var arrived = time.GetTimestamp();
        if (!options.Value.IsOn) return ProblemResults.NotFound("Slack is not set up here: set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET.");
        var body = await RawBody.ReadAsync(http.Request, http.RequestAborted);
        if (body is null) return ProblemResults.TooLarge();
        if (!signatures.Verify(http.Request.Headers, body.Value.Span)) return Refuse();
        var action = inbound.Map(body.Value, http.Request.ContentType);
        var (result, status) = await AnswerAsync(http, action);
        metrics.Answered(status, time.GetElapsedTime(arrived));
        return result;
    }

    private async Task<(IResult, string)> AnswerAsync(HttpContext http, InboundAction action)
    {
        switch (action)
        {
            case InboundAction.Challenge challenge:
                return (Results.Text(challenge.Text), "challenge");
            case InboundAction.Malformed malformed:
                Log.Malformed(logger, malformed.Reason);
                // It will never be a payload: a repetition would only fail again.
                http.Response.Headers[NoRetry] = "1";
                return (ProblemResults.BadRequest("This is no payload of Slack's."), "malformed");
            case InboundAction.Ignored ignored:
                metrics.Ignored(ignored.Reason);
                return (Results.Ok(), "ignored");
            default:
                var kept = await handover.HandAsync(http, action);
                return (kept ? Results.Ok() : ProblemResults.Unavailable("This could not be kept; send it again."), kept ? "kept" : "unavailable");
        }
    }

    private ProblemResult Refuse()
    {
        metrics.Refused();
        return ProblemResults.Unauthorized("The signature is missing, wrong or too old.");
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1101, Level = LogLevel.Warning, Message = "A signed request of Slack's was no payload: {Reason}.")]
        public static partial void Malformed(ILogger logger, string reason);
    }
}
