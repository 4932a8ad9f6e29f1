using ChatAgency.Console.Writing;
using ChatAgency.Hosting.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatAgency.Console.Overseeing;

/// <summary>The parts of the silo that serves the page. The others have pages of their own.</summary>
internal static class HealthTable
{
    public static Html Of(HealthSummary health) => Html.Of($"""
        <section aria-labelledby="health">
          <h2 id="health">Health of this silo</h2>
          <p>{Badge(health.Status)} The promise: {health.Promise}.</p>
          {Table.Of("Parts of this silo", ["Part", "State", "Since", "What it says", "Last fault"],
              health.Parts.OrderBy(static part => part.Key, StringComparer.Ordinal).Select(static part => Row(part.Key, part.Value)), "No part tells of itself.")}
        </section>
        """);

    private static Html[] Row(string name, PartState part) =>
    [
        Html.Of($"{name}"), Badge(part.Status), Times.At(part.Since), Html.Of($"{part.Description ?? "–"}"),
        part.LastErrorAt is { } at ? Html.Of($"{part.LastError} at {Times.At(at)}") : Html.Of($"none"),
    ];

    private static Html Badge(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => Html.Of($"<span class=\"badge good\">ok</span>"),
        HealthStatus.Degraded => Html.Of($"<span class=\"badge warn\">degraded</span>"),
        _ => Html.Of($"<span class=\"badge bad\">failing</span>"),
    };
}
