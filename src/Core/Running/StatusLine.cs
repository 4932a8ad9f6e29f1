using ChatAgency.Core.Approving;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Keeping;

namespace ChatAgency.Core.Running;

/// <summary>
/// Keeps the thread's status at what the record says: one call at a time, each with the newest. It is a courtesy beside
/// the answer, so nothing waits for it and nothing is written for it. The conversation's first turn names it, too.
/// </summary>
internal sealed class StatusLine(IThread thread, CancellationToken stopping)
{
    private ThreadStatus shown;
    private ThreadStatus wanted;
    private string? title;
    private bool busy;
    private bool titled;

    /// <summary>The record has moved.</summary>
    public void Follow(ConversationRecord record)
    {
        wanted = Of(record);
        // One that is answered anew has its name, and a person may have given it another.
        if (!titled && record.Open() is { Number: 1 } first) (title, titled) = (first.Slots.Any(static slot => slot.Post is not null) ? null : first.Question.Text, true);
        if (!busy && wanted != shown) _ = ShowAsync();
    }

    /// <summary>Says idle once more: whoever ran this before may have died before it could.</summary>
    public void SayIdle() => _ = thread.ShowStatusAsync(ThreadStatus.Idle, stopping);

    private async Task ShowAsync()
    {
        busy = true;
        while (wanted != shown && !stopping.IsCancellationRequested)
        {
            shown = wanted;
            await thread.ShowStatusAsync(shown, stopping);
            // By then the platform knows that there is something to name.
            if (title is { } question) _ = thread.ShowTitleAsync(question, stopping);
            title = null;
        }

        busy = false;
    }

    private static ThreadStatus Of(ConversationRecord record) => record.Open() switch
    {
        null => ThreadStatus.Idle,
        { Approval.State: ApprovalState.Waiting } => ThreadStatus.Waiting,
        _ => ThreadStatus.Working,
    };
}
