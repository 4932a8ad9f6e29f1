using ChatAgency.Core.Conversations;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Rating;
using ChatAgency.Grains.Interfaces.Finding;

namespace ChatAgency.Grains.Finding;

/// <summary>Turns as the register has them.</summary>
internal static class RegisterEntries
{
    /// <summary>What is kept of a turn. Who withdrew their question, or had it erased, is not in it.</summary>
    public static RegisterEntry Of(ConversationId conversation, Turn turn, long revision)
    {
        var known = turn.State != TurnState.Withdrawn;
        return new RegisterEntry
        {
            Conversation = conversation.ToString(),
            Turn = turn.Number,
            Revision = revision,
            State = turn.State,
            AcceptedAt = turn.AcceptedAt,
            BegunAt = turn.BegunAt,
            EndedAt = turn.EndedAt,
            Author = known ? turn.Question.Author.Value : null,
            Message = known ? turn.Question.Id.Value : null,
            Posts = Posts(turn),
            Agent = turn.Route?.Shown.Value,
            By = turn.Route?.By ?? default,
            Confidence = turn.Route?.Confidence ?? 0,
            Authors = turn.Authors,
            ErrorId = turn.Result?.ErrorId?.Value,
            InputTokens = turn.Usage?.InputTokens ?? 0,
            OutputTokens = turn.Usage?.OutputTokens ?? 0,
            Cost = turn.Usage?.Cost,
            Ups = Count(turn, Verdict.Up),
            Downs = Count(turn, Verdict.Down),
            IsParked = turn.IsParked,
        };
    }

    /// <summary>The day of an entry, in UTC.</summary>
    public static DateOnly DayOf(RegisterEntry entry) => DateOnly.FromDateTime(entry.AcceptedAt.UtcDateTime);

    private static string[]? Posts(Turn turn)
    {
        string[] posts = [.. turn.Slots.Where(static slot => slot.Post is not null).Select(static slot => slot.Post!.Value.Value)];
        return posts.Length > 0 ? posts : null;
    }

    private static int Count(Turn turn, Verdict verdict) => turn.Feedback?.Count(word => !word.IsPast && word.Verdict == verdict) ?? 0;
}
