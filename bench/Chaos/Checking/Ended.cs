namespace ChatAgency.Chaos.Checking;

/// <summary>A question and how it ended.</summary>
/// <param name="Question">The question.</param>
/// <param name="Thread">Where it was asked.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reply">The message that says so; null for none.</param>
public sealed record Ended(AskedQuestion Question, ThreadStory Thread, Outcome Outcome, BotMessage? Reply)
{
    /// <summary>When the thread came to show the end of it.</summary>
    public double? At => Reply?.FinalSince;
}
