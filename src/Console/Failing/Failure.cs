using ChatAgency.Console.Showing;
using ChatAgency.Console.Writing;
using ChatAgency.Core.Failures;

namespace ChatAgency.Console.Failing;

/// <summary>Pages that say what is not to be had.</summary>
internal static class Failure
{
    public static IResult Page(int status, string title, string words, ErrorId? errorId = null) => new PageResult(new Page(null, title, Html.Of($"""
        <p>{words}</p>
        {(errorId is { } id ? Html.Of($"<p>Error id <code>{id.Value}</code>: the log has the reason by it.</p>") : null)}
        <p><a href="/admin">To the overview</a></p>
        """), status, words), errorId);

    public static IResult NotFound(string words) => Page(StatusCodes.Status404NotFound, "Not found", words);
}
