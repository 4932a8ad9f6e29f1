using ChatAgency.Core.Accepting;
using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Interfaces.Conversations;
using ChatAgency.Hosting.Calling;
using ChatAgency.Hosting.Correlation;
using ChatAgency.Hosting.Failures;

namespace ChatAgency.Gateway.Conversations;

/// <summary>Hands a caller's message to its conversation and says what became of it.</summary>
internal sealed class MessageKeeping(IGrainFactory grains, TimeProvider time)
{
    /// <summary>What cannot be kept in this time is answered with 503, and the caller sends it again.</summary>
    public static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(2_500);

    private static readonly TimeSpan s_untilRoom = TimeSpan.FromSeconds(5);

    public static ProblemResult? Fault(string? text) => text switch
    {
        null => ProblemResults.BadRequest("'text' is missing."),
        { Length: > IncomingMessage.MaxTextLength } => ProblemResults.BadRequest($"'text' has {IncomingMessage.MaxTextLength} characters at most."),
        _ when string.IsNullOrWhiteSpace(text) => ProblemResults.BadRequest("'text' is empty."),
        _ => null,
    };

    public async Task<IResult> KeepAsync(
        HttpContext http, Caller caller, ConversationId conversation, string text, IdempotencyKey? key, Func<CancellationToken, Task>? before = null)
    {
        // A caller that hangs up does not stop the keeping: it may well be on its way to the store.
        using var budget = new CancellationTokenSource(Budget, time);
        if (before is not null) await before(budget.Token).WaitAsync(budget.Token);
        var result = await grains.GetGrain<IConversationGrain>(conversation.ToString())
            .Accept(Message(http, caller, conversation, text, key), budget.Token)
            .WaitAsync(budget.Token);
        return Answer(result);
    }

    private static IResult Answer(AcceptResult result) => result.Outcome switch
    {
        AcceptOutcome.Accepted or AcceptOutcome.Duplicate or AcceptOutcome.Ignored =>
            TypedResults.Json(new KeptTurn(result.Turn), Wire.Json.KeptTurn, statusCode: StatusCodes.Status202Accepted),
        AcceptOutcome.Mismatch => ProblemResults.Unprocessable("This key was used before, with another text; choose a new one."),
        AcceptOutcome.Full => ProblemResults.Unavailable("Too many messages wait here and this one was not kept. Send it again when some are answered.", s_untilRoom),
        _ => Door.NotNow(),
    };

    private IncomingMessage Message(HttpContext http, Caller caller, ConversationId conversation, string text, IdempotencyKey? key)
    {
        var now = time.GetUtcNow();
        return new IncomingMessage
        {
            Conversation = conversation,
            Id = key?.ToMessageId(caller) ?? new MessageId(Guid.CreateVersion7(now).ToString("N")),
            Addressing = Addressing.Agency,
            Author = caller.Id,
            Text = text,
            SentAt = now,
            Digest = key is null ? null : IdempotencyKey.Digest(text),
            CorrelationId = CorrelationId.Of(http),
        };
    }
}
