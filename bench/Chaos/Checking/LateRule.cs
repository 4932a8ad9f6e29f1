namespace ChatAgency.Chaos.Checking;

/// <summary>A reply comes soon after the faults that concerned it are over, and after those before it in its thread.</summary>
internal sealed class LateRule(Story story, Bounds bounds)
{
    public IEnumerable<Violation> Judge(ThreadStory thread, IEnumerable<Ended> ended)
    {
        var before = 0.0;
        foreach (var end in ended.Where(static end => end.At is not null).OrderBy(static end => end.At))
        {
            var at = end.At!.Value;
            var from = Math.Max(before, Math.Max(end.Question.AcknowledgedAt ?? 0, end.Question.Wordings[^1].At));
            before = at;
            var took = at - story.CalmSince(thread.Channel, Math.Min(from, at), at);
            if (took > bounds.Reply) yield return new Violation(Violations.Late, end.Question.Tag, $"ended {took:0.0} s after the last fault", [end.Question.Asked.Number, end.Reply!.Versions[^1].Number]);
        }
    }
}
