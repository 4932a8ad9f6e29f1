using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Deciding;

/// <summary>
/// Files beside an answer. They are an ornament (the answer has all that stands in them): a death on the way costs them, and
/// nothing is done twice. But their ids are kept before anybody sees them, so that they go when the answer goes.
/// </summary>
internal static class Filing
{
    public static void Offer(Draft draft, Turn turn)
    {
        if (turn.State == TurnState.Completed && draft.Flight.Files.Count > 0) draft.Do(new Effect.OpenFiles(turn.Question.Id, turn.Epoch, draft.Flight.Files));
    }

    public static void Opened(Draft draft, ConversationEvent.FilesOpened e)
    {
        if (draft.Flight.IsGuest || e.Files.Count == 0) return;
        if (draft.Record.Turns.FirstOrDefault(turn => turn.Question.Id == e.Question) is not { State: TurnState.Completed, Files: null } turn || turn.Epoch != e.Epoch) return;
        draft.Keep(turn with { Files = [.. e.Files.Select(static file => file.Id)] });
        foreach (var file in e.Files) draft.DoFenced(new Effect.ShareFile(file));
    }

    /// <summary>The turn without the files of an answer that stands no more; they are condemned.</summary>
    public static Turn Withdraw(Draft draft, Turn turn)
    {
        if (turn.Files is not { } files) return turn;
        draft.Keep(draft.Record with { Condemned = [.. draft.Record.Condemned.Union(files)] });
        return turn with { Files = null };
    }
}
