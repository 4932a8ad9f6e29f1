using ChatAgency.Core.Delivery;
using ChatAgency.Core.Failures;
using ChatAgency.Core.Keeping;

namespace ChatAgency.Core.Deciding;

/// <summary>The results that the engine itself words.</summary>
internal static class Words
{
    public static Result Answer(string text) => new(TurnState.Completed, AnswerKind.Answer, text);

    public static string Waiting(string soFar, string note) => note.Length == 0 ? soFar : soFar.Length == 0 ? note : $"{Closed(soFar)}\n\n{note}";

    public static Result Stopped(string soFar) =>
        new(TurnState.Cancelled, AnswerKind.Note, soFar.Length == 0 ? "_Stopped._" : $"{Closed(soFar)}\n\n_Stopped here._");

    public static Result Failed(Failure failure, ErrorId id, string soFar)
    {
        var words = FailureWords.For(failure, id);
        // What a filter stopped must not stay visible in part.
        var partial = failure.Kind == FailureKind.ContentFiltered ? "" : soFar;
        return new(TurnState.Failed, AnswerKind.Note, partial.Length == 0 ? words : $"{Closed(partial)}\n\n_This answer is not whole._ {words}", id);
    }

    /// <summary>The note must not end up inside a code fence that the cut left open.</summary>
    private static string Closed(string text)
    {
        var fences = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.TrimStart().StartsWith("```")) fences++;
        }

        return fences % 2 == 0 ? text : text + "\n```";
    }
}
