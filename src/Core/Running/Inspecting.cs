using ChatAgency.Core.Keeping;
using ChatAgency.Core.Views;

namespace ChatAgency.Core.Running;

/// <summary>A turn as operators are shown it: whatever a person or a model wrote is left out here, and nowhere later.</summary>
internal static class Inspecting
{
    public static TurnFacts Facts(ConversationRecord record, Turn turn) => new()
    {
        Turn = turn.Number,
        LastTurn = record.LastTurn,
        State = turn.State,
        IsParked = turn.IsParked,
        Author = turn.Question.Author.Value,
        Message = turn.Question.Id.Value,
        CorrelationId = turn.Question.CorrelationId,
        SentAt = turn.Question.SentAt,
        EditedAt = turn.Question.EditedAt,
        AcceptedAt = turn.AcceptedAt,
        BegunAt = turn.BegunAt,
        ResultAt = turn.Result?.At,
        EndedAt = turn.EndedAt,
        WordsAt = turn.WordsAt,
        Attempt = turn.Attempt,
        Joins = turn.Joins,
        Strikes = turn.Strikes,
        Deaths = turn.Deaths,
        Epoch = turn.Epoch,
        MergedInto = turn.MergedInto,
        Route = turn.Route?.Unworded(),
        Choice = turn.Choice,
        Authors = turn.Authors,
        // The titles of its work are a model's words, and may repeat what a person wrote.
        Usage = turn.Usage is { } usage ? usage with { Work = null } : null,
        ErrorId = turn.Result?.ErrorId?.Value,
        ApprovalTool = turn.Approval?.Ask.Tool,
        Approval = turn.Approval?.State,
        Feedback = [.. (turn.Feedback ?? []).Select(static word => word with { Reason = null })],
        Slots = [.. turn.Slots.Select(Slot)],
        Files = [.. (turn.Files ?? []).Select(static file => file.Value)],
        Condemned = [.. record.Condemned.Select(static post => post.Value)],
        Sweeps = record.Sweeps.Length,
        OwnerSilo = record.Owner?.Silo,
        OwnerStampedAt = record.Owner?.StampedAt,
        Version = record.Version,
    };

    private static SlotFacts Slot(Slot slot) => new()
    {
        Marker = slot.Marker.Value,
        Post = slot.Post?.Value,
        HeldAt = slot.HeldAt,
        Deadline = slot.Deadline,
        Replacements = slot.Replacements,
        Takeovers = slot.Takeovers,
        Doubts = slot.Doubts,
        MayHaveTwin = slot.MayHaveTwin,
        MayFallBack = slot.MayFallBack,
        Replaces = slot.Replaces?.Value,
    };
}
