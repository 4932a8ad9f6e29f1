using System.Globalization;
using ChatAgency.Console.Writing;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Views;

namespace ChatAgency.Console.Turns;

/// <summary>What a record knows of a turn: how it was routed, who wrote, what it took, when, and every post.</summary>
internal static class WhyTables
{
    public static Html Of(TurnFacts facts) => Html.Of($"""
        <section aria-labelledby="route"><h2 id="route">Route</h2>{List(Route(facts))}</section>
        <section aria-labelledby="writers"><h2 id="writers">Agents, prompts and models</h2>
          {Table.Of("Who wrote the answer", ["Agent", "Version of its profile", "Hash", "Model"], (facts.Authors ?? []).Select(Writer), "No agent wrote an answer.")}
        </section>
        <section aria-labelledby="took"><h2 id="took">What it took</h2>{List(Took(facts))}</section>
        <section aria-labelledby="times"><h2 id="times">When</h2>{List(When(facts))}</section>
        <section aria-labelledby="posts"><h2 id="posts">Posts</h2>
          {Table.Of("Posts that show it", ["Part", "Post", "Known since", "Marker", "Lost and made again", "Takeovers", "Outcome"], facts.Slots.Select(Post), "It has no post.")}
          {(facts.Condemned.Count == 0 ? null : Html.Of($"<p>Posts of the conversation that must go: {facts.Condemned.Select(static post => Html.Of($"<code>{post}</code> "))}</p>"))}
        </section>
        {(facts.Feedback.Count == 0 ? null : Html.Of($"<section aria-labelledby=\"rated\"><h2 id=\"rated\">What people think of it</h2>{Table.Of("Feedback", ["Who", "Verdict", "When", "Agent"], facts.Feedback.Select(static word => (Html[])[Html.Of($"{word.By.Value}"), Html.Of($"{word.Verdict.ToString().ToLowerInvariant()}"), Times.At(word.At), Html.Of($"{word.Agent?.Value} {word.Version}")]), "")}</section>"))}
        """);

    private static Html List(IEnumerable<(string What, Html? Value)> facts) =>
        Html.Of($"<dl>{facts.Where(static fact => fact.Value is not null).Select(static fact => Html.Of($"<dt>{fact.What}</dt><dd>{fact.Value}</dd>"))}</dl>");

    private static IEnumerable<(string, Html?)> Route(TurnFacts facts) => facts.Route is not { } route ? [("Agent", Html.Of($"nobody was chosen"))] :
    [
        ("Agent", Html.Of($"{route.Shown.Value}")),
        ("Decided by", Html.Of($"{route.By.ToString().ToLowerInvariant()}, {route.Confidence.ToString("0%", CultureInfo.InvariantCulture)} sure")),
        ("Why", Html.Of($"{route.Reason}")),
        ("Router", Html.Of($"{route.Version}")),
        ("Others that fit", route.Others is { Count: > 0 } others ? Html.Of($"{string.Join(", ", others)}") : null),
        ("Chosen instead", facts.Choice is { } choice ? Html.Of($"{choice.Agent.Value} by {choice.By.Value} at {Times.At(choice.At)}") : null),
    ];

    private static Html[] Writer(Author author) => [Html.Of($"{author.Agent.Value}"), Html.Of($"{author.Version}"), Html.Of($"<code>{author.Hash}</code>"), Html.Of($"{author.Model}")];

    private static IEnumerable<(string, Html?)> Took(TurnFacts facts) =>
    [
        ("Tokens sent", facts.Usage is { } sent ? Html.Of($"{sent.InputTokens}") : null),
        ("Tokens written", facts.Usage is { } written ? Html.Of($"{written.OutputTokens}") : null),
        ("Cost", Html.Of($"{Money.Of(facts.Usage?.Cost)}")),
        ("Model calls", Html.Of($"{facts.Attempt}")),
        ("Begun anew for messages that joined", facts.Joins > 0 ? Html.Of($"{facts.Joins}") : null),
        ("Faults of the agency's own", facts.Strikes > 0 ? Html.Of($"{facts.Strikes}") : null),
        ("Processes that died over it", facts.Deaths > 0 ? Html.Of($"{facts.Deaths}") : null),
        ("Approval", facts.ApprovalTool is { } tool ? Html.Of($"{tool}: {facts.Approval?.ToString().ToLowerInvariant()}") : null),
        ("Joined into", facts.MergedInto is { } into ? Html.Of($"turn {into}") : null),
        ("Silo", facts.OwnerSilo is { } silo ? Html.Of($"<code>{silo}</code>, {Times.At(facts.OwnerStampedAt)}") : null),
        ("In log and traces", Html.Of($"<code>{facts.CorrelationId}</code>")),
    ];

    private static IEnumerable<(string, Html?)> When(TurnFacts facts)
    {
        var first = facts.Slots.Min(static slot => slot.HeldAt);
        return
        [
            ("Asked", Html.Of($"{Times.At(facts.SentAt)} by {facts.Author}, message <code>{facts.Message}</code>")),
            ("Edited", facts.EditedAt is { } edited ? Times.At(edited) : null),
            ("Kept", Times.At(facts.AcceptedAt)),
            ("Begun", Html.Of($"{Times.At(facts.BegunAt)} ({Times.Between(facts.AcceptedAt, facts.BegunAt)} later)")),
            ("First sign", first is null ? null : Html.Of($"{Times.At(first)} ({Times.Between(facts.AcceptedAt, first)} after it was kept)")),
            ("First words", facts.WordsAt is { } words ? Html.Of($"{Times.At(words)} ({Times.Between(facts.AcceptedAt, words)} after it was kept)") : null),
            ("Result", Html.Of($"{Times.At(facts.ResultAt)} ({Times.Between(facts.BegunAt, facts.ResultAt)} after it was begun)")),
            ("Ended", Html.Of($"{Times.At(facts.EndedAt)} ({Times.Between(facts.AcceptedAt, facts.EndedAt)} after it was kept)")),
        ];
    }

    private static Html[] Post(SlotFacts slot, int at) =>
    [
        Html.Of($"{at + 1}"), slot.Post is { } post ? Html.Of($"<code>{post}</code>") : Html.Of($"not known yet"), Times.At(slot.HeldAt), Html.Of($"<code>{slot.Marker}</code>"), Html.Of($"{slot.Replacements}"), Html.Of($"{slot.Takeovers}"),
        Html.Of($"{(slot.MayHaveTwin ? "a post was of unknown outcome" : slot.MayFallBack ? "an update was of unknown outcome" : "known")}"),
    ];
}
