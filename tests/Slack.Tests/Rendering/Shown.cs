using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Rendering;
using Xunit;

namespace ChatAgency.Slack.Tests.Rendering;

/// <summary>A laid out text, as a test looks at it.</summary>
internal static partial class Shown
{
    public static IReadOnlyList<PartBody> Parts(string markdown, AnswerKind kind = AnswerKind.Answer, int tightness = 0, string? agent = "Technical", LinkRule? links = null) =>
        SlackLayout.LayOut(new AnswerText(markdown, kind, agent, 12) { Links = links ?? LinkRule.All }, tightness);

    /// <summary>The text alone of a Markdown that fits into one post, its sections as one.</summary>
    public static string Text(string markdown) => string.Join('\n', Sections(Assert.Single(Parts(markdown, AnswerKind.FinalNote))));

    public static JsonArray Blocks(PartBody part) => JsonNode.Parse(part.Rich)!.AsArray();

    public static IEnumerable<string> Sections(PartBody part) => OfType(part, "section").Select(static block => block["text"]!["text"]!.GetValue<string>());

    public static string? Foot(PartBody part) => OfType(part, "context").SingleOrDefault()?["elements"]![0]!["text"]!.GetValue<string>();

    public static (string Action, string Label, string Value)? Button(PartBody part) => OfType(part, "actions").SingleOrDefault()?["elements"]![0] is { } button
        ? (button["action_id"]!.GetValue<string>(), button["text"]!["text"]!.GetValue<string>(), button["value"]!.GetValue<string>())
        : null;

    /// <summary>The menu below a part; null for none.</summary>
    public static JsonNode? Menu(PartBody part) => OfType(part, "actions").SingleOrDefault()?["elements"]!.AsArray().SingleOrDefault(static element => element!["type"]!.GetValue<string>() == "static_select");

    /// <summary>The buttons below a part.</summary>
    public static IEnumerable<(string Id, string Label, string Value)> Buttons(PartBody part) => OfType(part, "actions")
        .SelectMany(static block => block["elements"]!.AsArray())
        .Where(static element => element!["type"]!.GetValue<string>() == "button")
        .Select(static button => (button!["action_id"]!.GetValue<string>(), button["text"]!["text"]!.GetValue<string>(), button["value"]!.GetValue<string>()));

    /// <summary>What the small menu below a part offers; empty for none.</summary>
    public static IEnumerable<(string Label, string Value)> More(PartBody part) => OfType(part, "actions")
        .SelectMany(static block => block["elements"]!.AsArray())
        .Where(static element => element!["type"]!.GetValue<string>() == "overflow")
        .SelectMany(static menu => menu!["options"]!.AsArray())
        .Select(static option => (option!["text"]!["text"]!.GetValue<string>(), option["value"]!.GetValue<string>()));

    /// <summary>Slack's feedback buttons below a part; null for none.</summary>
    public static (string Action, string Up, string Down)? Feedback(PartBody part) => OfType(part, "context_actions").SingleOrDefault()?["elements"]!.AsArray().Single() is { } buttons
        ? (buttons["action_id"]!.GetValue<string>(), buttons["positive_button"]!["value"]!.GetValue<string>(), buttons["negative_button"]!["value"]!.GetValue<string>())
        : null;

    /// <summary>Every text of every block.</summary>
    public static IEnumerable<string> Texts(PartBody part) => Blocks(part).SelectMany(static block => Objects(block!)).Select(static text => text["text"]!.GetValue<string>());

    /// <summary>The texts of Markdown blocks and of cells, which are written as they are.</summary>
    public static IEnumerable<string> Unescaped(PartBody part) => Blocks(part).SelectMany(static block => Literal(block!));

    /// <summary>Where its links lead: those in mrkdwn and those in cells.</summary>
    public static IEnumerable<string> Addresses(PartBody part) =>
        Texts(part).SelectMany(static text => Link().Matches(text)).Select(static found => found.Groups[1].Value)
            .Concat(Blocks(part).SelectMany(static block => Urls(block!)));

    /// <summary>The answer's own words, block by block: without what stands around them.</summary>
    public static string Content(PartBody part) => string.Concat(Blocks(part).SelectMany(static block => block!["type"]!.GetValue<string>() switch
    {
        "section" => [block["text"]!["text"]!.GetValue<string>()],
        "markdown" or "table" => Literal(block),
        _ => Enumerable.Empty<string>(),
    }));

    private static IEnumerable<string> Literal(JsonNode node) => node switch
    {
        JsonObject one when one["type"]?.GetValue<string>() is "markdown" or "raw_text" or "text" or "link" => [one["text"]!.GetValue<string>()],
        JsonObject one => one.Where(static field => field.Value is not null).SelectMany(static field => Literal(field.Value!)),
        JsonArray many => many.SelectMany(static one => Literal(one!)),
        _ => [],
    };

    private static IEnumerable<string> Urls(JsonNode node) => node switch
    {
        JsonObject one => one.Where(static field => field.Value is not null).SelectMany(static field => field.Key == "url" ? [field.Value!.GetValue<string>()] : Urls(field.Value!)),
        JsonArray many => many.SelectMany(static one => Urls(one!)),
        _ => [],
    };

    [GeneratedRegex("<([a-z]+:[^<>|]*)")]
    private static partial Regex Link();

    public static IEnumerable<JsonObject> Objects(JsonNode node) => node switch
    {
        JsonObject one when one["type"]?.GetValue<string>() is "mrkdwn" or "plain_text" => [one],
        JsonObject one => one.Where(static field => field.Value is not null).SelectMany(static field => Objects(field.Value!)),
        JsonArray many => many.SelectMany(static one => Objects(one!)),
        _ => [],
    };

    private static IEnumerable<JsonNode> OfType(PartBody part, string type) => Blocks(part).Where(block => block!["type"]!.GetValue<string>() == type)!;
}
