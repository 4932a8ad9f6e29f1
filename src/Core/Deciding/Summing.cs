using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Deciding;

/// <summary>
/// Keeps the gist of what has left the working window: a page at a time, beside the turns and never before them. What
/// fails is tried again with the next page; until then a turn has its plain window.
/// </summary>
internal static class Summing
{
    // A thread that was long before there were summaries is not read from its beginning.
    private const int PagesBack = 2;

    public static void Plan(Draft draft)
    {
        if (!draft.Options.Summaries || draft.Flight.Summing || draft.Flight.IsLeaving) return;
        var next = Math.Max(draft.Record.Summary?.Pages ?? 0, draft.Record.Pages - PagesBack);
        if (next >= draft.Record.Pages || draft.Record.Pages <= draft.Flight.SummedPages) return;
        draft.Flight = draft.Flight with { Summing = true };
        draft.DoFenced(new Effect.Summarise(next, draft.Record.Summary?.Text ?? ""));
    }

    public static void Summed(Draft draft, ConversationEvent.Summed e)
    {
        if (draft.Flight.IsGuest) return;
        var failed = e.Text is null;
        draft.Flight = draft.Flight with { Summing = false, SummedPages = failed ? draft.Record.Pages : 0 };
        // Words that were deleted meanwhile are in what was summed, too.
        if (failed || (draft.Record.Summary?.Text ?? "") != e.Before || e.Page < draft.Record.Summary?.Pages) return;
        draft.KeepLazily(draft.Record with { Summary = new Summary(e.Text!, e.Page + 1) });
    }

    /// <summary>Something that left the window was deleted: the gist may hold it, so it goes.</summary>
    public static void Forget(Draft draft)
    {
        if (draft.Record.Pages > 0) draft.Keep(draft.Record with { Summary = new Summary("", draft.Record.Pages) });
    }
}
