using System.Collections.Immutable;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Approving;
using ChatAgency.Core.Deciding;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;
using ChatAgency.Core.Views;

namespace ChatAgency.Core.Running;

/// <summary>Turns as people see them, and what changed between two looks.</summary>
internal static class Viewing
{
    /// <summary>The turns in transcript pages; of one that stands in two the later counts. Those that are written meanwhile are read, too.</summary>
    public static async Task<SortedDictionary<long, TurnView>> PagesAsync(IConversationStore store, Func<int> pages, CancellationToken cancellationToken)
    {
        var turns = new SortedDictionary<long, TurnView>();
        for (var page = 0; page < pages(); page++)
        {
            foreach (var turn in await store.ReadPageAsync(page, cancellationToken)) turns[turn.Number] = Turn(turn);
        }

        return turns;
    }

    public static TurnView[] Turns(EngineState state) =>
        [.. state.Record.Turns.Select(turn => turn.IsOpen ? Turn(turn, state.Flight.Text.ToString(), state.Flight.Work) : Turn(turn))];

    public static TurnView Turn(Turn turn) => Turn(turn, "", []);

    private static TurnView Turn(Turn turn, string growing, ImmutableArray<WorkItem> work) => new()
    {
        Turn = turn.Number,
        State = turn.State,
        Author = turn.Question.Author.Value,
        Question = turn.Question.Text,
        Agent = turn.Route?.Shown.Value,
        Reason = turn.Route?.Reason,
        Text = turn.Result?.Text ?? Growing(turn, growing),
        Approval = turn.Result is null && turn.Approval is { State: ApprovalState.Waiting } approval ? approval.Ask.Id : null,
        ErrorId = turn.Result?.ErrorId?.Value,
        CanTryAgain = turn.MayReopen && turn.Result?.Kind != Delivery.AnswerKind.FinalNote,
        Others = turn.IsOpen || turn.MayReopen ? turn.Route?.Others : null,
        Rival = turn.IsOpen || turn.MayReopen ? turn.Route?.Rival : null,
        AcceptedAt = turn.AcceptedAt,
        EndedAt = turn.EndedAt,
        Authors = turn.Authors,
        Feedback = turn.Feedback,
        Work = turn.Result is null && !work.IsEmpty ? work : null,
    };

    public static Explanation Why(Turn turn) => new()
    {
        Turn = turn.Number,
        State = turn.State,
        Route = turn.Route,
        Authors = turn.Authors,
        Usage = turn.Usage,
        ErrorId = turn.Result?.ErrorId?.Value,
        Took = turn.EndedAt - turn.BegunAt,
    };

    private static string Growing(Turn turn, string text) =>
        turn.Approval is { State: ApprovalState.Waiting } approval ? Words.Waiting(text, Words.Approval(approval)) : text;

    /// <summary>The changes from what was sent to what is; all but the last carry the position before them, so that none is skipped after a break.</summary>
    public static List<ConversationChange> Changes(Dictionary<long, TurnView> sent, TurnView[] views, string before, string after)
    {
        var changes = new List<ConversationChange>();
        foreach (var view in views)
        {
            if (sent.TryGetValue(view.Turn, out var old) && old == view) continue;
            changes.Add(Change(old, view, before));
            sent[view.Turn] = view;
        }

        if (changes.Count > 0) changes[^1] = changes[^1] with { Position = after };
        return changes;
    }

    private static ConversationChange Change(TurnView? old, TurnView view, string position) =>
        old is not null && view.Text.Length > old.Text.Length && view.Text.StartsWith(old.Text, StringComparison.Ordinal) && old with { Text = view.Text } == view
            ? new ConversationChange.Growth(view.Turn, old.Text.Length, view.Text[old.Text.Length..]) { Position = position }
            : new ConversationChange.Turn(view) { Position = position };
}
