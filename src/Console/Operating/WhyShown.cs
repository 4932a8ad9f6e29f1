using ChatAgency.Core.Auditing;
using ChatAgency.Core.Views;

namespace ChatAgency.Console.Operating;

/// <summary>All that is known of a turn but what was written. <c>others</c> are turns that the same name may mean; <c>actsAreWhole</c> is false where the audit has more than was looked through.</summary>
internal sealed record WhyShown(
    string Conversation, long Turn, long LastTurn, string State, bool Parked, string Author, string Message, string CorrelationId, string? ErrorId,
    WhyTimes Times, WhyRoute? Route, IReadOnlyList<WriterShown> Agents, WhyUsage? Usage, WhyApproval? Approval, WhyWork Work, IReadOnlyList<SlotFacts> Posts, IReadOnlyList<string> Files,
    IReadOnlyList<string> Condemned, int Sweeps, WhyOwner? Owner, IReadOnlyList<WhyRating> Ratings, IReadOnlyList<WhyAct> Acts, bool ActsAreWhole, IReadOnlyList<PlaceShown> Others)
{
    public static WhyShown Of(string conversation, TurnFacts facts, IEnumerable<AuditEvent> acts, bool actsAreWhole, IReadOnlyList<PlaceShown> others) => new(
        conversation, facts.Turn, facts.LastTurn, facts.State.ToString().ToLowerInvariant(), facts.IsParked, facts.Author, facts.Message, facts.CorrelationId, facts.ErrorId,
        WhyTimes.Of(facts), WhyRoute.Of(facts), [.. (facts.Authors ?? []).Select(WriterShown.Of)],
        facts.Usage is { } usage ? new WhyUsage(usage.InputTokens, usage.OutputTokens, usage.Cost) : null,
        facts.ApprovalTool is { } tool ? new WhyApproval(tool, $"{facts.Approval}".ToLowerInvariant()) : null,
        new WhyWork(facts.Attempt, facts.Joins, facts.Strikes, facts.Deaths, facts.Epoch, facts.MergedInto), facts.Slots, facts.Files, facts.Condemned, facts.Sweeps,
        facts.OwnerSilo is { } silo ? new WhyOwner(silo, facts.OwnerStampedAt) : null,
        [.. facts.Feedback.Select(static word => new WhyRating(word.By.Value, word.Verdict.ToString().ToLowerInvariant(), word.At, word.Agent?.Value, word.Version, word.IsPast))],
        [.. acts.Select(static act => new WhyAct(act.At, act.Kind.ToString(), act.Who, act.Subject, act.Outcome, act.Details))], actsAreWhole, others);
}

/// <summary>A turn by its place.</summary>
internal sealed record PlaceShown(string Conversation, long? Turn);

/// <summary>When what happened; spans in seconds. The first post is the first sign that people saw, and <c>firstWordsAt</c> is when words of the answer stood in it.</summary>
internal sealed record WhyTimes(
    DateTimeOffset SentAt, DateTimeOffset? EditedAt, DateTimeOffset AcceptedAt, DateTimeOffset? BegunAt, DateTimeOffset? FirstPostAt, DateTimeOffset? FirstWordsAt, DateTimeOffset? ResultAt, DateTimeOffset? EndedAt,
    double? Waited, double? ToFirstWords, double? Took)
{
    public static WhyTimes Of(TurnFacts facts) => new(
        facts.SentAt, facts.EditedAt, facts.AcceptedAt, facts.BegunAt, facts.Slots.Min(static slot => slot.HeldAt), facts.WordsAt, facts.ResultAt, facts.EndedAt,
        (facts.BegunAt - facts.AcceptedAt)?.TotalSeconds, (facts.WordsAt - facts.AcceptedAt)?.TotalSeconds, (facts.EndedAt - facts.BegunAt)?.TotalSeconds);
}

/// <summary>Who was to answer and why; <c>router</c> is which router decided, and of which build or training.</summary>
internal sealed record WhyRoute(
    string Agent, string Reason, double Confidence, string By, string Router, string Effort, IReadOnlyList<string>? Panel, IReadOnlyList<string>? Others, string? Rival, string? Chosen, string? ChosenBy)
{
    public static WhyRoute? Of(TurnFacts facts) => facts.Route is not { } route ? null : new WhyRoute(
        route.Agent.Value, route.Reason, route.Confidence, route.By.ToString().ToLowerInvariant(), route.Version, route.Effort.ToString().ToLowerInvariant(),
        route.Panel?.Select(static agent => agent.Value).ToArray(), route.Others, route.Rival, facts.Choice?.Agent.Value, facts.Choice?.By.Value);
}

/// <summary>Tokens, and US dollars where they are known.</summary>
internal sealed record WhyUsage(long InputTokens, long OutputTokens, decimal? Cost);

/// <summary>The newest call that needed a person's approval.</summary>
internal sealed record WhyApproval(string Tool, string State);

/// <summary>How often what was begun anew.</summary>
internal sealed record WhyWork(int Attempts, int Joins, int Strikes, int Deaths, int Epoch, long? MergedInto);

/// <summary>The silo that runs, or ran last, the conversation's open turn.</summary>
internal sealed record WhyOwner(string Silo, DateTimeOffset? StampedAt);

/// <summary>What somebody thinks of the answer; <c>past</c> where it was answered anew since.</summary>
internal sealed record WhyRating(string By, string Verdict, DateTimeOffset At, string? Agent, int Version, bool Past);

/// <summary>What the audit has of the turn.</summary>
internal sealed record WhyAct(DateTimeOffset At, string Kind, string Who, string Subject, string Outcome, IReadOnlyList<AuditDetail> Details);
