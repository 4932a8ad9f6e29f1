using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.Workspaces;

namespace ChatAgency.Simulators.Slack.Api;

/// <summary><c>conversations.replies</c>: the root on every page, then the replies, oldest first.</summary>
internal static class Replies
{
    private const string CursorPrefix = "next_ts:";

    public static Outcome Read(MethodCall call)
    {
        if (call.Channel is not { } channel) return Outcome.Error("channel_not_found");
        if (!channel.HasBot) return Outcome.Error("not_in_channel");
        if (call["ts"] is not { } ts || Readable(call, channel, ts).ToList() is not { Count: > 0 } thread) return Outcome.Error("thread_not_found");
        if (!int.TryParse(call["limit"] ?? "1000", NumberStyles.None, CultureInfo.InvariantCulture, out var limit) || limit is < 1 or > 1000) return Outcome.Error("invalid_limit");
        if (!TryReadCursor(call["cursor"], out var from)) return Outcome.Error("invalid_cursor");

        var rest = thread.Where(found => found.Message.Ts != ts && InBounds(call, found.Message.Ts) && string.CompareOrdinal(found.Message.Ts, from) >= 0).ToList();
        var page = thread.Where(found => found.Message.Ts == ts).Concat(rest.Take(limit));
        var next = rest.Skip(limit).Select(static found => found.Message.Ts).FirstOrDefault();
        var answer = new JsonObject
        {
            ["ok"] = true,
            ["messages"] = new JsonArray([.. page.Select(found => Json(call, found, thread))]),
            ["has_more"] = next is not null,
        };
        if (next is not null)
            answer["response_metadata"] = new JsonObject { ["next_cursor"] = Convert.ToBase64String(Encoding.ASCII.GetBytes(CursorPrefix + next)) };
        return new Outcome(answer, ts);
    }

    private static IEnumerable<Found> Readable(MethodCall call, Channel channel, string ts)
    {
        var hasReplies = channel.Thread(ts).Any(message => message.Ts != ts && message.ReadableAt(call.World.Now) is { IsDeleted: false });
        foreach (var message in channel.Thread(ts))
        {
            if (message.ReadableAt(call.World.Now) is not { } version) continue;
            if (!version.IsDeleted || (message.Ts == ts && hasReplies)) yield return new Found(message, version);
        }
    }

    private static JsonObject Json(MethodCall call, Found found, List<Found> thread)
    {
        var json = MessageJson.Of(call.Workspace, found.Message, found.Version, call.Flag("include_all_metadata"));
        if (found.Message.Stream is { } stream) json["streaming_state"] = stream.StateAt(call.World.Now);
        if (found.Version.IsDeleted)
        {
            json["subtype"] = "tombstone";
            json["hidden"] = true;
            json["user"] = "USLACKBOT";
            json["text"] = "This message was deleted.";
        }

        if (found.Message.ThreadTs is not null || thread.Count == 1) return json;
        json["thread_ts"] = found.Message.Ts;
        json["reply_count"] = thread.Count - 1;
        json["latest_reply"] = thread[^1].Message.Ts;
        return json;
    }

    private static bool InBounds(MethodCall call, string ts)
    {
        var inclusive = call.Flag("inclusive");
        var afterOldest = call["oldest"] is not { Length: > 0 } oldest || Compare(ts, oldest) is var a && (a > 0 || (inclusive && a == 0));
        var beforeLatest = call["latest"] is not { Length: > 0 } latest || Compare(ts, latest) is var b && (b < 0 || (inclusive && b == 0));
        return afterOldest && beforeLatest;
    }

    private static int Compare(string ts, string bound) =>
        decimal.TryParse(bound, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? decimal.Parse(ts, CultureInfo.InvariantCulture).CompareTo(number)
            : string.CompareOrdinal(ts, bound);

    private static bool TryReadCursor(string? cursor, out string from)
    {
        from = "";
        if (cursor is not { Length: > 0 }) return true;
        Span<byte> bytes = stackalloc byte[128];
        if (!Convert.TryFromBase64String(cursor, bytes, out var count)) return false;
        var text = Encoding.ASCII.GetString(bytes[..count]);
        if (!text.StartsWith(CursorPrefix, StringComparison.Ordinal)) return false;
        from = text[CursorPrefix.Length..];
        return true;
    }

    private sealed record Found(Message Message, MessageVersion Version);
}
