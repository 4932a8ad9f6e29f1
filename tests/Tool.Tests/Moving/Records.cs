using System.Globalization;
using System.Text;
using ChatAgency.Storage.Moving;

namespace ChatAgency.Tool.Tests.Moving;

/// <summary>What an agency keeps, made up: conversations with their pages, and one or more of every other kind.</summary>
internal static class Records
{
    internal static IReadOnlyList<RawRecord> Of(int conversations)
    {
        var random = new Random(conversations);
        return [.. Enumerable.Range(0, conversations).SelectMany(i => Conversation(i, random)), .. Others(random)];
    }

    internal static RawRecord Record(string state, string grain, string text) => new(new RecordName(state, grain), "", Encoding.UTF8.GetBytes(text));

    internal static IReadOnlyList<(RecordName Name, string Body)> Sorted(IEnumerable<(RecordName Name, string Body)> records) =>
        [.. records.OrderBy(static record => record.Name.State, StringComparer.Ordinal).ThenBy(static record => record.Name.Grain, StringComparer.Ordinal)];

    internal static IReadOnlyList<(RecordName Name, string Body)> Shown(IEnumerable<RawRecord> records) => Sorted(records.Select(static record => (record.Name, Convert.ToHexString(record.Body.Span))));

    private static IEnumerable<RawRecord> Conversation(int number, Random random)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"slack/T{number % 7}/C{number % 50}:1482960137.{number:000000}");
        yield return Bytes("conversation", $"conversation/{id}", 200 + random.Next(2_000), random);
        if (number % 4 == 0) yield return Bytes("page", $"transcript/{id}#0", 500, random);
    }

    // Sealed records are bytes of any kind; names may look like paths, like numbers and like nothing.
    private static IEnumerable<RawRecord> Others(Random random) =>
    [
        Bytes("conversation", "conversation/web/local/ana:../..", 50, random),
        Bytes("conversation", "conversation/web/local/ana:%2E", 50, random),
        Bytes("conversation", "conversation/web/local/./%2E", 50, random),
        Bytes("conversation", "conversation/web/local/%252E./größe 'q' \"x\" 日本", 50, random),
        Bytes("conversation", "conversation/slack/T1/C1:big", 3 * 1024 * 1024, random),
        Bytes("list", "conversation-list/web/local/ana", 90, random),
        Bytes("memory", "memory/slack/T1/U1", 90, random),
        Bytes("marks", "open-marks/5", 90, random),
        Bytes("marks", "open-marks/1f", 90, random),
        Bytes("profiles", "profiles/0", 90, random),
        Bytes("routing", "workspace-routing/slack/T1", 90, random),
        Bytes("speaking", "workspace-speaking/slack/T1", 90, random),
        Bytes("audit", "audit/3", 90, random),
        Bytes("audit-page", "audit-page/3-1", 90, random),
        Bytes("encryption-ring", "encryption-ring/ring", 90, random),
        Bytes("encryption-keys", "encryption-keys/slack/T1", 90, random),
        Bytes("encryption-keys", "encryption-keys/installation", 90, random),
    ];

    private static RawRecord Bytes(string state, string grain, int length, Random random)
    {
        var body = new byte[length];
        random.NextBytes(body);
        return new RawRecord(new RecordName(state, grain), "", body);
    }
}
