using System.Globalization;
using ChatAgency.Core.Approving;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Failures;
using ChatAgency.Core.Keeping;

namespace ChatAgency.Core.Deciding;

/// <summary>The results that the engine itself words.</summary>
internal static class Words
{
    /// <summary>The answer names what else it answers, by place and not by its words: those may be withdrawn.</summary>
    public static Result Answer(string text, int joined) => new(TurnState.Completed, AnswerKind.Answer, joined switch
    {
        0 => text,
        1 => $"{Closed(text)}\n\n_This answers the message and the one after it together._",
        _ => $"{Closed(text)}\n\n_This answers the message and the {joined} after it together._",
    });

    /// <summary>The agency's own words by which it declines; trying again would not help.</summary>
    public static Result Declined(string words) => new(TurnState.Declined, AnswerKind.FinalNote, words);

    public static Result Superseded(string soFar) => new(
        TurnState.Cancelled, AnswerKind.Note, soFar.Length == 0 ? "_A newer message took over._" : $"{Closed(soFar)}\n\n_Stopped here: a newer message took over._");

    public static string Waiting(string soFar, string note) => note.Length == 0 ? soFar : soFar.Length == 0 ? note : $"{Closed(soFar)}\n\n{note}";

    /// <summary>What is to be done stands in an indented block, which no text in it can end.</summary>
    public static string Approval(Approval approval) => string.Create(CultureInfo.InvariantCulture, $"""
        **Waiting for approval.** {approval.Ask.Agent} wants to use `{approval.Ask.Tool}`:

        {Indented(approval.Ask.Shown)}

        {approval.Ask.ApproverNames} may approve or deny this until {approval.ExpiresAt():HH:mm} UTC, by the buttons or by writing “approve” or “deny”. Nothing is done before.
        """);

    private static string Indented(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(static line => $"    {line}"));

    public static Result Stopped(string soFar) =>
        new(TurnState.Cancelled, AnswerKind.Note, soFar.Length == 0 ? "_Stopped._" : $"{Closed(soFar)}\n\n_Stopped here._");

    public static Result SetAside(string soFar, ErrorId id)
    {
        var words = $"_This question is set aside for now. It is kept, and can be answered later._ (Error `{id}`)";
        return new(TurnState.Failed, AnswerKind.Note, soFar.Length == 0 ? words : $"{Closed(soFar)}\n\n{words}", id);
    }

    public static Result Failed(Failure failure, ErrorId id, string soFar)
    {
        var words = FailureWords.For(failure, id);
        // What a filter stopped must not stay visible in part.
        var partial = failure.Kind == FailureKind.ContentFiltered ? "" : soFar;
        return new(TurnState.Failed, failure.HelpsAgain ? AnswerKind.Note : AnswerKind.FinalNote, partial.Length == 0 ? words : $"{Closed(partial)}\n\n_This answer is not whole._ {words}", id);
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
