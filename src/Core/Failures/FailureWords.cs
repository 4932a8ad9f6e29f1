
namespace ChatAgency.Core.Failures;

/// <summary>The one place that turns a failure into words for the people of a thread.</summary>
public static class FailureWords
{
    /// <summary>
    /// One or two sentences of Markdown that help, with the error id at the end. They never contain
    /// <see cref="Failure.Detail"/>: that is for operators.
    /// </summary>
    public static string For(Failure failure, ErrorId errorId) => $"{What(failure.Kind)} {Next(failure)} (Error `{errorId}`)";

    private static string What(FailureKind kind) => kind switch
    {
        FailureKind.ModelUnavailable => "The AI service could not be reached, so there is no answer yet.",
        FailureKind.ModelBusy => "The AI service has too much to do right now.",
        FailureKind.ModelStalled => "The AI service stopped before the answer was complete.",
        FailureKind.ModelMisconfigured => "The AI service does not accept the way this agency is set up.",
        FailureKind.ContentFiltered => "The AI service's content filter stopped this answer.",
        FailureKind.ContextTooLong => "This thread and question are longer than the AI service can read at once.",
        FailureKind.TimedOut => "The answer took longer than it may, so it was stopped.",
        FailureKind.Stale => "This question was left waiting while the agency was away, and an answer now would come as a surprise.",
        FailureKind.Interrupted => "The agency was interrupted while it worked on this answer, and has used up its tries.",
        _ => "Something went wrong inside the agency, and there is no answer.",
    };

    private static string Next(Failure failure) => failure.Kind switch
    {
        FailureKind.ModelMisconfigured => "Trying again will not help until someone who runs the agency has looked at it.",
        FailureKind.ContentFiltered => "Asking in other words may help.",
        FailureKind.ContextTooLong => "Ask in a new thread, or ask something shorter.",
        FailureKind.TimedOut => "Try again, or ask for less at once.",
        FailureKind.Stale => "Ask again if you still want to know.",
        FailureKind.Internal => "Try again; if it keeps failing, tell someone who runs the agency.",
        FailureKind.ModelBusy or FailureKind.ModelUnavailable => $"Try again {When(failure.RetryAfter)}.",
        _ => "Try again.",
    };

    private static string When(TimeSpan? wait) => wait switch
    {
        null => "in a minute",
        { TotalSeconds: <= 60 } => "in a minute",
        { TotalMinutes: <= 90 } => $"in {(int)Math.Ceiling(wait.Value.TotalMinutes)} minutes",
        { TotalHours: <= 36 } => $"in about {(int)Math.Ceiling(wait.Value.TotalHours)} hours",
        _ => $"in about {(int)Math.Ceiling(wait.Value.TotalDays)} days",
    };
}
