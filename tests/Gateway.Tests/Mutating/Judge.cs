using System.Collections.Concurrent;
using System.Text;

namespace ChatAgency.Gateway.Tests.Mutating;

/// <summary>What an answer to a mutated request may be.</summary>
internal sealed class Judge(IReadOnlyList<string> planted)
{
    // Slack's end of an installation refuses the agency's own credentials, or gives no answer of use (InstallWords).
    private static readonly (string Door, int Status)[] s_named = [("GET /slack/oauth/callback", 502), ("GET /slack/oauth/callback", 503)];

    private readonly ConcurrentDictionary<(string Door, string Outcome), int> _tally = new();

    private readonly ConcurrentDictionary<string, int> _kinds = new();

    private readonly ConcurrentDictionary<string, string> _refused = new();

    public ConcurrentQueue<string> Faults { get; } = new();

    public void Hear(Shot shot, Reply? reply)
    {
        if (reply is not null && !shot.IsForged && reply.Status >= 400) _refused[shot.Door] = $"{reply.Status} {reply.Body}";
        _tally.AddOrUpdate((shot.Door, reply is null ? "hung up" : shot.IsForged ? "forged" : reply.Status < 400 ? "taken" : "refused"), 1, static (_, count) => count + 1);
        // Of each kind a few are enough; the others are still looked for.
        if (Fault(shot, reply) is { } fault && _kinds.AddOrUpdate($"{fault} {shot.Door}", 1, static (_, count) => count + 1) <= 2) Faults.Enqueue($"{fault}\n--- {shot.Door}\n{Shown(Encoding.Latin1.GetString(shot.Bytes))}\n--- {Shown($"{reply?.Head}\n{reply?.Body}")}");
    }

    /// <summary>Each door took something, and each that has a guard refused something that was forged: else the requests are no proof.</summary>
    public void AssertAllWasReached()
    {
        foreach (var door in _tally.Keys.Select(static one => one.Door).Distinct())
        {
            if (door.Contains("/slack/", StringComparison.Ordinal) && door.StartsWith("POST", StringComparison.Ordinal) || door.Contains("/api/", StringComparison.Ordinal)) Assert.True(_tally.ContainsKey((door, "forged")), $"{door}: nothing forged was sent");
            if (door is "POST /sign-in" or "POST /sign-out" || door.Contains("/slack/oauth", StringComparison.Ordinal) || door.Contains("link=", StringComparison.Ordinal) || door.Contains("/none/", StringComparison.Ordinal)) continue;
            Assert.True(_tally.ContainsKey((door, "taken")), $"{door}: nothing was taken; the last refusal was {_refused.GetValueOrDefault(door)}");
        }
    }

    public string Tally() => string.Join(", ", _tally.GroupBy(static one => one.Key.Outcome).Select(static all => $"{all.Key} {all.Sum(static one => one.Value)}"));

    private string? Fault(Shot shot, Reply? reply)
    {
        if (reply is null) return shot.IsLast ? null : "it hung up without an answer";
        if (reply.Status >= 500 && !IsNamed(shot, reply)) return $"a {reply.Status} that nothing names";
        if (shot.IsForged && (reply.Status < 400 || reply.Calls is > 0)) return "something forged got in";
        if (planted.FirstOrDefault(word => reply.Head.Contains(word, StringComparison.Ordinal) || reply.Body.Contains(word, StringComparison.Ordinal)) is { } secret) return $"it tells a secret: {secret}";
        if (reply.Calls is null) return reply.Status is 400 or 405 or 408 or 413 or 414 or 431 or 505 && reply.Body.Length == 0 ? null : "no door answered it, nor did the server refuse it";
        if (!reply.Head.Contains("Content-Security-Policy", StringComparison.OrdinalIgnoreCase)) return "it has no content security policy";
        return reply.Status < 400 || shot.Bytes.AsSpan().StartsWith("HEAD "u8) ? null : Refusal(reply);
    }

    private static bool IsNamed(Shot shot, Reply reply) =>
        (reply.Status == 505 && reply.Calls is null)
        || s_named.Any(one => one.Status == reply.Status && shot.Door.StartsWith(one.Door, StringComparison.Ordinal))
        // Whoever asks why and whose form Slack does not open (a trigger of this test is none of Slack's) is shown by it that it failed.
        || (reply.Status == 503 && shot.Door == "POST /slack/interactions" && Encoding.Latin1.GetString(shot.Bytes).Contains("why%22", StringComparison.Ordinal));

    private static string? Refusal(Reply reply)
    {
        if (reply.Body.Contains(Seeds.Words, StringComparison.Ordinal)) return "a refusal repeats a person's words";
        if (reply.Body.Contains("Exception", StringComparison.Ordinal) || reply.Body.Contains("   at ", StringComparison.Ordinal)) return "a refusal tells of the inside";
        if (reply.Header("Content-Type")?.StartsWith("text/html", StringComparison.Ordinal) == true) return null;
        return reply.Body.Contains("\"errorId\":\"E-", StringComparison.Ordinal) ? null : "a refusal without problem details";
    }

    private static string Shown(string text) => text.Length > 3_000 ? text[..3_000] + "…" : text;
}
