namespace ChatAgency.Chaos.Checking;

/// <summary>Judges a history by nothing but its lines.</summary>
public static class Judge
{
    public static Verdict Of(Story story, Bounds? given = null)
    {
        var bounds = given ?? new Bounds();
        var violations = new List<Violation>();
        var ended = new List<Ended>();
        var (spare, working, reasons, late) = (new SpareRule(story, bounds), new WorkingRule(story, bounds), new ReasonRule(story), new LateRule(story, bounds));
        foreach (var thread in story.Threads)
        {
            var outcomes = new OutcomeRule(thread);
            violations.AddRange(outcomes.Judge());
            ended.AddRange(outcomes.Ended);
            violations.AddRange(TwiceRule.Judge(thread));
            violations.AddRange(OrderRule.Judge(thread, outcomes.Ended));
            violations.AddRange(spare.Judge(thread));
            violations.AddRange(working.Judge(thread));
            violations.AddRange(late.Judge(thread, outcomes.Ended));
            violations.AddRange(outcomes.Ended.SelectMany(reasons.Judge));
        }

        var (calls, resume) = (new ModelCallRule(story, bounds), new ResumeRule(story, bounds));
        violations.AddRange(calls.Judge());
        violations.AddRange(resume.Judge(ended));
        violations.AddRange(new DoorRule(story, bounds).Judge());
        return new Verdict(story, ended, violations, spare.Ages, resume.Times, calls.Extra, calls.Most);
    }
}
