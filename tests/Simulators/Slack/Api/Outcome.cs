using System.Text.Json.Nodes;

namespace ChatAgency.Simulators.Slack.Api;

/// <summary>What a method would answer, and what it would do: kept apart, so that a fault can have one without the other.</summary>
/// <param name="Response">The body of the answer.</param>
/// <param name="Ts">The ts of the message that it is about.</param>
/// <param name="Commit">Does it, readable after the given lag; null for a method that only reads or was refused.</param>
internal sealed record Outcome(JsonObject Response, string? Ts = null, Action<TimeSpan>? Commit = null)
{
    public string Summary => Response["error"]?.ToString() ?? "ok";

    public static Outcome MissingScope(string needed, IEnumerable<string> provided) => new(new JsonObject
    {
        ["ok"] = false,
        ["error"] = "missing_scope",
        ["needed"] = needed,
        ["provided"] = string.Join(',', provided),
    });

    public static Outcome Error(string code, string? detail = null)
    {
        var body = new JsonObject { ["ok"] = false, ["error"] = code };
        if (detail is not null)
        {
            body["errors"] = new JsonArray(detail);
            body["response_metadata"] = new JsonObject { ["messages"] = new JsonArray($"[ERROR] {detail}") };
        }

        return new Outcome(body);
    }
}
