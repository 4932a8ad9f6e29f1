using System.Globalization;
using System.Text.Json.Nodes;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Views;
using ChatAgency.Slack.Rendering;

namespace ChatAgency.Slack.Modals;

/// <summary>What is shown to whoever asks why a turn was answered as it was.</summary>
internal static class WhyForm
{
    // A text object has 3,000 characters at most, and one of these takes five when it is escaped.
    private const int LongestReason = 400;
    private const int LongestWords = 100;
    private const int MostInList = 2_500;

    public static JsonObject Of(ConversationId conversation, Explanation? why) => new()
    {
        ["type"] = "modal",
        ["title"] = FormText.Plain("Why this answer?"),
        ["close"] = FormText.Plain("Close"),
        ["blocks"] = new JsonArray([.. Lines(conversation, why).Select(static line => FormText.Section(line))]),
    };

    private static IEnumerable<string> Lines(ConversationId conversation, Explanation? why)
    {
        if (why is null)
        {
            yield return "This is not known any more.";
            yield break;
        }

        if (why.Authors is { Count: > 0 } authors) yield return $"*Answered by*\n{List(authors.Select(Author))}";
        else if (why.Route is { } chosen) yield return $"*Answered by*\n{Words(chosen.Shown.Value)}";
        if (why.Route is { } route) yield return $"*Chosen by* {By(route.By)}{Sure(route)}\n{Words(route.Reason, LongestReason)}";
        if (why.Usage?.Work is { Count: > 0 } work) yield return $"*Work behind it*\n{List(work.Select(static title => Words(title)))}";
        if (Cost(why) is { } cost) yield return cost;
        if (why.ErrorId is { } id) yield return $"*Error id* `{Words(id)}`";
        yield return string.Create(CultureInfo.InvariantCulture, $"Turn {why.Turn} of `{Words(conversation.ToString())}`");
    }

    private static string? Cost(Explanation why)
    {
        var tokens = why.Usage is { } usage && usage.InputTokens + usage.OutputTokens > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{usage.InputTokens:N0} tokens read, {usage.OutputTokens:N0} written")
            : null;
        var took = why.Took is { } span ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.0} s") : null;
        var cost = why.Usage?.Cost is { } dollars ? string.Create(CultureInfo.InvariantCulture, $"about ${dollars:0.00##}") : null;
        return (took, tokens) is (null, null) ? null : $"*It took* {string.Join(", ", new[] { took, tokens, cost }.OfType<string>())}";
    }

    private static string Author(Author author) =>
        $"{Words(author.Agent.Value)}{(author.Version > 0 ? string.Create(CultureInfo.InvariantCulture, $", version {author.Version} of its profile") : "")} ({Words(author.Hash)}){(author.Model.Length > 0 ? $", with {Words(author.Model)}" : "")}";

    private static string Sure(Route route) => route.Confidence is > 0 and < 1 ? string.Create(CultureInfo.InvariantCulture, $", {route.Confidence * 100:0} % sure") : "";

    private static string By(Rung rung) => rung switch
    {
        Rung.Named => "a person, who named the agent",
        Rung.Preference => "the person's own preference",
        Rung.Thread => "the talk in this thread",
        Rung.Rule => "a rule of this workspace",
        Rung.Lesson => "what a person here corrected before",
        Rung.Local => "the words of the message",
        Rung.Model => "a model, where the words left doubt",
        Rung.Likeliest => "the words of the message, between two that were about as likely",
        Rung.PassedOn => "another agent, which passed it on",
        _ => "the agency",
    };

    private static string List(IEnumerable<string> lines)
    {
        var left = MostInList;
        return string.Join('\n', lines.Select(static line => $"• {line}").TakeWhile(line => (left -= line.Length + 1) >= 0));
    }

    private static string Words(string text, int longest = LongestWords)
    {
        var clean = CleanText.Of(text.ReplaceLineEndings(" ")).Trim();
        return Mrkdwn.Text(clean.Length <= longest ? clean : CleanText.Of(clean[..longest]) + "…");
    }
}
