namespace ChatAgency.Chaos.Checking;

/// <summary>Placeholders beyond the one of each question: how long each stood, once the faults were over.</summary>
internal sealed class SpareRule(Story story, Bounds bounds)
{
    private readonly List<double> _ages = [];

    /// <summary>The age of each, in seconds after the last fault that concerned it.</summary>
    public IReadOnlyList<double> Ages => _ages;

    public IEnumerable<Violation> Judge(ThreadStory thread)
    {
        foreach (var message in thread.Messages.Where(static message => !message.RemovedByPerson))
        {
            if (SpareSince(thread, message) is not { } since) continue;
            var until = message.GoneAt ?? story.EndAt;
            var age = until - story.CalmSince(thread.Channel, since, until);
            _ages.Add(age);
            if (age <= bounds.Spare) continue;
            yield return new Violation(
                Violations.Spare,
                thread.Questions.Count > 0 ? thread.Questions[^1].Tag : null,
                $"{message.Ts} stood for {age:0.0} s after the last fault",
                [.. message.Versions.Select(static version => version.Number)]);
        }
    }

    /// <summary>When it was one too many; null where it never was. Only what was removed again, or shows no outcome, is spare.</summary>
    private static double? SpareSince(ThreadStory thread, BotMessage message)
    {
        if (message.Stands && (thread.IsLong || Shape.IsFinal(message.Text))) return null;
        var twin = thread.Messages.FirstOrDefault(other => other != message && message.Marker is not null && other.Marker == message.Marker && Overlap(message, other));
        if (twin is not null) return Math.Max(message.Since, twin.Since);
        if (thread.IsLong) return null;
        var others = thread.Messages.Where(other => other != message && Overlap(message, other)).Select(other => Math.Max(other.Since, message.Since)).Order().ToList();
        var asked = thread.Questions.Count(question => question.Asked.At <= (message.GoneAt ?? double.MaxValue));
        return others.Count >= asked && asked > 0 ? others[asked - 1] : null;
    }

    private static bool Overlap(BotMessage one, BotMessage other) =>
        one.Since < (other.GoneAt ?? double.MaxValue) && other.Since < (one.GoneAt ?? double.MaxValue);
}
