using ChatAgency.Core.Conversations;
using ChatAgency.Core.Rating;
using ChatAgency.Grains.Interfaces.Conversations;
using ChatAgency.Slack.Inbound;
using ChatAgency.Slack.Modals;
using ChatAgency.Slack.Pressing;

namespace ChatAgency.Gateway.Slack;

/// <summary>
/// Carries out what people press, or ask for by a sign, below an answer. A press that comes to nothing is told to whoever pressed, and to
/// nobody else; a sign may mean many things, so there silence is kept.
/// </summary>
internal sealed class SlackPresses(IGrainFactory grains, SlackModals modals, SlackWhispers whispers)
{
    /// <param name="action">What is wanted.</param>
    /// <param name="isSign">True where a sign below the answer asks for it.</param>
    /// <param name="budget">Ends when there is no time left.</param>
    /// <returns>True when it is done, or was found to come to nothing; null for what is no press.</returns>
    public Task<bool>? Take(InboundAction action, bool isSign, CancellationToken budget) => action switch
    {
        InboundAction.Redo e => DoneAsync(e, e.Conversation, e.Turn, e.By, Grain(e.Conversation).Redo(e.Turn, e.Shorter, e.By, e.At, budget), isSign, budget),
        InboundAction.AnswerBy e => DoneAsync(e, e.Conversation, e.Turn, e.By, Grain(e.Conversation).AnswerBy(e.Turn, e.Agent, e.By, budget), isSign, budget),
        InboundAction.Decide e => DoneAsync(e, e.Conversation, e.Turn, e.By, Grain(e.Conversation).Decide(e.Turn, e.Approval, e.Approves, e.By, budget), isSign, budget),
        InboundAction.Cancel e => DoneAsync(e, e.Conversation, e.Turn, e.By, Grain(e.Conversation).Cancel(e.Turn, e.By, budget), isSign, budget),
        InboundAction.Rate e => RateAsync(e, isSign, budget),
        InboundAction.TakeBack e => DoneAsync(e, e.Conversation, e.Turn, e.By, Grain(e.Conversation).TakeBack(e.Turn, e.Verdict, e.By, e.At, budget), isSign: true, budget),
        InboundAction.Why e => ExplainAsync(e, budget),
        _ => null,
    };

    // Kept first: whether anything is shown for it or not, the press counts.
    private async Task<bool> DoneAsync(InboundAction pressed, ConversationId conversation, long? turn, PersonId by, Task<bool> call, bool isSign, CancellationToken budget)
    {
        if (await call.WaitAsync(budget) || isSign || turn is not { } number) return true;
        await InTimeAsync(async () =>
        {
            var stands = await Grain(conversation).Inspect(number, budget).WaitAsync(budget);
            return await whispers.TellAsync(conversation, by, SpentPress.Why(pressed, stands), budget);
        });
        return true;
    }

    private async Task<bool> RateAsync(InboundAction.Rate rated, bool isSign, CancellationToken budget)
    {
        var found = Grain(rated.Conversation).Rate(rated.Turn, rated.Verdict, rated.Reason, rated.By, rated.At, budget);
        await DoneAsync(rated, rated.Conversation, rated.Turn, rated.By, found, isSign, budget);
        if (await found && rated is { Verdict: Verdict.Down, Reason: null, Trigger: not null }) await InTimeAsync(() => modals.AskReasonAsync(rated, budget));
        return true;
    }

    private async Task<bool> ExplainAsync(InboundAction.Why asked, CancellationToken budget)
    {
        var why = await Grain(asked.Conversation).Explain(asked.Turn, budget).WaitAsync(budget);
        return await modals.ExplainAsync(asked, why, budget);
    }

    private static async Task InTimeAsync(Func<Task<bool>> show)
    {
        try
        {
            await show();
        }
        catch (OperationCanceledException)
        {
            // There was no time for it.
        }
    }

    private IConversationGrain Grain(ConversationId conversation) => grains.GetGrain<IConversationGrain>(conversation.ToString());
}
