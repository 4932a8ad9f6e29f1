namespace ChatAgency.Chaos.Checking;

/// <summary>No text says for long that it works without changing, faults not counted.</summary>
internal sealed class WorkingRule(Story story, Bounds bounds)
{
    public IEnumerable<Violation> Judge(ThreadStory thread)
    {
        foreach (var message in thread.Messages)
        {
            for (var number = 0; number < message.Versions.Count; number++)
            {
                var version = message.Versions[number];
                if (version.Fact.Gone == true || Shape.IsFinal(version.Fact.Text ?? "")) continue;
                // The last one is told by the rule of outcomes.
                if (number == message.Versions.Count - 1) continue;
                var until = message.Versions[number + 1].At;
                var calm = story.CalmSince(thread.Channel, version.At, until);
                if (until - calm > bounds.Working) yield return new Violation(Violations.Working, null, $"{message.Ts} did not change for {until - calm:0} s", [version.Number, message.Versions[number + 1].Number]);
            }
        }
    }
}
