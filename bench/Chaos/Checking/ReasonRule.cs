using ChatAgency.Chaos.Recording;

namespace ChatAgency.Chaos.Checking;

/// <summary>A note needs a reason: the model's trouble, the store's, a standstill, two interruptions, or one where a circuit may have been open.</summary>
internal sealed class ReasonRule(Story story)
{
    private const double CircuitOpen = 30;
    private static readonly string[] s_model = ["F33", "F34", "F35", "F36", "F37"];
    private static readonly string[] s_reasons = ["F09", "F33", "F34", "F35", "F36", "F37", "F38", "F39", "F40", "F41", "F42", "F43"];

    public IEnumerable<Violation> Judge(Ended end)
    {
        if (end is not { Outcome: Outcome.Refused, Reply: { } reply, Question.Expect: Expected.Reply }) yield break;
        // Notes do not say whose they are: which question of a thread one belongs to is a guess.
        var (from, to) = (end.Thread.Questions.Min(static question => question.Asked.At), reply.FinalSince);
        if (story.FaultsOf(end.Thread.Channel).Any(fault => fault.Touches(from, to) && s_reasons.Contains(fault.Fault))) yield break;
        var interruptions = story.Of(Facts.Exit).Count(line => line.At >= from && line.At <= to);
        if (interruptions >= 2 || (interruptions == 1 && story.Faults.Any(fault => s_model.Contains(fault.Fault) && fault.Touches(from - CircuitOpen, to)))) yield break;
        yield return new Violation(Violations.Unreasonable, end.Question.Tag, $"“{reply.Text}”", [end.Question.Asked.Number, reply.Versions[^1].Number]);
    }
}
