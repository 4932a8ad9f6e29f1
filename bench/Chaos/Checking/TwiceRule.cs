namespace ChatAgency.Chaos.Checking;

/// <summary>No two messages show an answer to one question at the same time, however shortly.</summary>
internal static class TwiceRule
{
    public static IEnumerable<Violation> Judge(ThreadStory thread)
    {
        foreach (var question in thread.Questions)
        {
            var showing = thread.Messages
                .Select(message => (Message: message, From: question.Marks.Select(message.FirstShown).Min()))
                .Where(static pair => pair.From is not null)
                .OrderBy(static pair => pair.From)
                .ToList();
            for (var number = 1; number < showing.Count; number++)
            {
                var (earlier, later) = (showing[number - 1].Message, showing[number]);
                if (earlier.GoneAt is { } gone && gone <= later.From) continue;
                // What stands at the end is told by the rule of outcomes.
                if (earlier.Stands && later.Message.Stands) continue;
                yield return new Violation(
                    Violations.Doubled,
                    question.Tag,
                    $"two answers could be seen from {later.From:0.000} s on",
                    [earlier.Versions[0].Number, later.Message.Versions[0].Number]);
            }
        }
    }
}
