namespace ChatAgency.Chaos.Checking;

/// <summary>
/// In a thread a question that was accepted before a later one was begun is answered before it. Nobody waits for a
/// message that may not come, so what is accepted later than that may come later.
/// </summary>
internal static class OrderRule
{
    public static IEnumerable<Violation> Judge(ThreadStory thread, IEnumerable<Ended> ended)
    {
        var answered = ended.Where(static end => end is { Outcome: Outcome.Answered, Question.ReplyRemoved: null } && end.Question.Wordings.Count == 1).ToList();
        foreach (var first in answered)
        {
            foreach (var second in answered)
            {
                if (string.CompareOrdinal(first.Question.Asked.Fact.Ts, second.Question.Asked.Fact.Ts) >= 0) continue;
                if (string.CompareOrdinal(first.Reply!.Ts, second.Reply!.Ts) <= 0) continue;
                var begun = BegunNotBefore(second, answered);
                if (first.Question.AcknowledgedAt is not { } accepted || accepted >= begun) continue;
                yield return new Violation(
                    Violations.OutOfOrder,
                    first.Question.Tag,
                    $"accepted at {accepted:0.000} s, and answered below {second.Question.Tag}, which was not begun before {begun:0.000} s",
                    [first.Question.Asked.Number, first.Reply.Versions[0].Number, second.Reply.Versions[0].Number]);
            }
        }
    }

    /// <summary>A turn begins unseen: not before its event was sent, and not before the turns that ended before its first sign.</summary>
    private static double BegunNotBefore(Ended end, List<Ended> answered)
    {
        var told = end.Question.Told.Count == 0 ? end.Question.Asked.At : end.Question.Told[0].At - (end.Question.Told[0].Fact.Took ?? 0);
        var sign = end.Question.ModelCalls.Count > 0 ? Math.Min(end.Question.ModelCalls[0].At, end.Reply!.Since) : end.Reply!.Since;
        return answered.Where(other => other != end && other.At < sign).Select(static other => other.At!.Value).Append(told).Max();
    }
}
