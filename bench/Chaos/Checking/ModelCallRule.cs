using ChatAgency.Chaos.Recording;

namespace ChatAgency.Chaos.Checking;

/// <summary>A turn has few model calls, and none after its answer.</summary>
internal sealed class ModelCallRule(Story story, Bounds bounds)
{
    private static readonly HashSet<string> s_refusals = new(StringComparer.Ordinal) { "429", "500", "502", "reset", "filtered-question", "too-long" };

    /// <summary>The most calls of one wording that got so far as to stream.</summary>
    public int Most { get; private set; }

    /// <summary>Calls beyond the first, of all questions.</summary>
    public int Extra { get; private set; }

    public IEnumerable<Violation> Judge()
    {
        foreach (var calls in story.Of(Facts.ModelBegin).Where(static call => call.Fact.Tag is { Length: > 0 }).GroupBy(static call => call.Fact.Tag!))
        {
            var all = calls.ToList();
            var streamed = all.Count(static call => call.Fact.Detail is null || !s_refusals.Contains(call.Fact.Detail));
            Extra += all.Count - 1;
            Most = Math.Max(Most, streamed);
            int[] lines = [.. all.Select(static call => call.Number)];
            if (streamed > bounds.ModelCalls) yield return new Violation(Violations.ModelCalls, calls.Key, $"{streamed} model calls streamed", lines);
            else if (all.Count > bounds.ModelTries) yield return new Violation(Violations.ModelCalls, calls.Key, $"{all.Count} model calls", lines);
            if (DoneAt(calls.Key) is { } done && all.FirstOrDefault(call => call.At > done) is { } late)
                yield return new Violation(Violations.ModelCalls, calls.Key, $"asked once more at {late.At:0.000} s, after its answer stood at {done:0.000} s", [late.Number]);
        }
    }

    /// <summary>When the whole answer to this wording first stood in its thread; not counted where it was removed or the question changed.</summary>
    private double? DoneAt(string tag)
    {
        if (story.ThreadOf(tag) is not { } thread) return null;
        var question = thread.Questions.FirstOrDefault(question => question.Wordings.Any(wording => wording.Fact.Tag == tag));
        if (question is null || question.ReplyRemoved is not null || question.Removed is not null || question.Wordings.Count > 1) return null;
        return thread.Messages.Select(message => message.FirstShown(question.Wordings[0].Fact.Last!)).Min();
    }
}
