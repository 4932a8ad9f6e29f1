using ChatAgency.Hosting.Failures;
using ChatAgency.Hosting.Redacting;
using Microsoft.AspNetCore.Mvc;

namespace ChatAgency.Console.Operating;

/// <summary>Tells an operator what somebody, or a conversation, is called in the logs of hosts with this one's key.</summary>
internal static class LogPseudonymDoor
{
    // Longer than any id: a conversation's has 512 characters at most.
    private const int Longest = 512;

    public static IResult Tell(string? of, [FromServices] Pseudonyms pseudonyms) =>
        of?.Trim() is { Length: > 0 and <= Longest } id
            ? TypedResults.Text(pseudonyms.OfAny(id))
            : ProblemResults.BadRequest("Say of whom: ?of= with the id of a person or a conversation.");
}
