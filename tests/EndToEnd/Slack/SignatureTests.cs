using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.Signing;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

public sealed class SignatureTests(Stage stage)
{
    private const string Events = "/slack/events";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Routes() => [Events, "/slack/interactions", "/slack/commands"];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task What_Slack_did_not_sign_is_refused_with_an_error_id_and_does_nothing(string route)
    {
        var channel = stage.NewChannel();
        var refused = new List<string>();
        foreach (var (name, forge) in Forgeries())
        {
            var question = Question.New(name);
            var ts = stage.Slack.Place(channel.Id, stage.Slack.User.Id, question.Text);
            refused.Add(ts);
            var answer = await stage.Slack.SendRawAsync(forge(new RawRequest(route, Mention(channel.Id, ts, question))), Token);
            Assert.True(answer.Status == 401, $"{name}: {answer.Status} {answer.Body}");
            AssertProblem(answer, 401);
        }

        var last = Question.New("Does the right one still work?");
        var right = stage.Slack.Place(channel.Id, stage.Slack.User.Id, last.Text);
        Assert.Equal(200, (await stage.Slack.SendRawAsync(new RawRequest(Events, Mention(channel.Id, right, last)), Token)).Status);
        await stage.Slack.WaitForAsync(channel.Id, right, view => view.BotText.Contains(last.AnswerTag, StringComparison.Ordinal), cancellationToken: Token);
        Assert.All(refused, ts => Assert.Empty(stage.Slack.Thread(channel.Id, ts).FromBot));
        Assert.All(stage.Slack.Calls.All.Where(call => call.Channel == channel.Id), call => Assert.True(call.Call.ThreadTs is null || call.Call.ThreadTs == right));
    }

    [Theory]
    [InlineData(-290)]
    [InlineData(290)]
    public async Task A_clock_that_is_off_by_less_than_five_minutes_is_borne(int seconds)
    {
        var answer = await stage.Slack.SendRawAsync(new RawRequest(Events, Challenge("skewed")) { ClockSkew = TimeSpan.FromSeconds(seconds) }, Token);
        Assert.Equal((200, "skewed"), (answer.Status, Text(answer)));
    }

    [Fact]
    public async Task The_challenge_is_answered_when_signed_and_refused_when_not()
    {
        var answer = await stage.Slack.SendRawAsync(new RawRequest(Events, Challenge("3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P")), Token);
        Assert.Equal((200, "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"), (answer.Status, Text(answer)));
        var unsigned = await stage.Slack.SendRawAsync(new RawRequest(Events, Challenge("unsigned")) { IsSigned = false }, Token);
        Assert.Equal(401, unsigned.Status);
        Assert.DoesNotContain("unsigned", unsigned.Body, StringComparison.Ordinal);
    }

    internal static void AssertProblem(RawAnswer answer, int status)
    {
        Assert.Contains("content-type: application/problem+json", answer.Headers, StringComparison.Ordinal);
        var json = answer.Body[answer.Body.IndexOf('{', StringComparison.Ordinal)..(answer.Body.LastIndexOf('}') + 1)];
        var problem = JsonNode.Parse(json)!;
        Assert.Equal(status, problem["status"]!.GetValue<int>());
        Assert.Matches("^E-[0-9A-HJKMNP-TV-Z]{8}$", problem["errorId"]!.ToString());
    }

    private IEnumerable<(string Name, Func<RawRequest, RawRequest> Forge)> Forgeries()
    {
        var now = Unix(DateTimeOffset.UtcNow);
        yield return ("no signature at all", static request => request with { IsSigned = false });
        yield return ("no signature header", static request => request with { Headers = [(RequestSigner.SignatureHeader, null)] });
        yield return ("no timestamp header", static request => request with { Headers = [(RequestSigner.TimestampHeader, null)] });
        yield return ("another secret", static request => request with { Secret = "another" });
        yield return ("an empty secret", static request => request with { Secret = "" });
        yield return ("another body", request => request with { Headers = Both(now, RequestSigner.Sign(stage.Slack.SigningSecret, now, "{}"u8)) });
        yield return ("another time", request => request with { Headers = Both(now, RequestSigner.Sign(stage.Slack.SigningSecret, Unix(DateTimeOffset.UtcNow.AddSeconds(-30)), request.Body.Span)) });
        yield return ("stale", static request => request with { ClockSkew = TimeSpan.FromSeconds(-301) });
        // Time goes on between signing and checking: a second over the limit would come back within it.
        yield return ("from the future", static request => request with { ClockSkew = TimeSpan.FromSeconds(330) });
        yield return ("doubled signature", request => request with { Headers = [.. Both(now, Sign(request, now)), (RequestSigner.SignatureHeader, Sign(request, now))] });
        yield return ("doubled timestamp", request => request with { Headers = [.. Both(now, Sign(request, now)), (RequestSigner.TimestampHeader, now)] });
        yield return ("a wrong signature beside the right one", request => request with { Headers = [.. Both(now, Sign(request, now)), (RequestSigner.SignatureHeader, $"v0={new string('0', 64)}")] });
        foreach (var odd in OddTimes(now)) yield return ($"time '{odd}'", request => request with { Headers = Both(AsBytes(odd), Sign(request, odd)) });
        foreach (var change in OddSignatures()) yield return ("odd signature", request => request with { Headers = Both(now, AsBytes(change(Sign(request, now)))) });
    }

    private static IEnumerable<string> OddTimes(string now) =>
    [
        "", "+" + now, "-" + now, now + ".0", "0x" + now, "soon", now + "e0", "NaN", now[..3] + " " + now[3..], new string('9', 15), new string('9', 40),
        string.Concat(now.Select(static digit => (char)(digit - '0' + '０'))),
        string.Concat(now.Select(static digit => (char)(digit - '0' + '٠'))),
    ];

    private static IEnumerable<Func<string, string>> OddSignatures() =>
    [
        static _ => "", static _ => "v0=", static right => right[3..], static right => "v1" + right[2..], static right => right.ToUpperInvariant(),
        static right => right[..^1], static right => right + "0", static right => right + right, static right => "ｖ" + right[1..], static _ => new string('z', 20_000),
    ];

    private static byte[] Challenge(string challenge) =>
        Encoding.UTF8.GetBytes(new JsonObject { ["token"] = "legacy", ["challenge"] = challenge, ["type"] = "url_verification" }.ToJsonString());

    private byte[] Mention(string channel, string ts, Question question)
    {
        var workspace = stage.Slack.Workspace;
        return Encoding.UTF8.GetBytes(new JsonObject
        {
            ["team_id"] = workspace.TeamId,
            ["api_app_id"] = workspace.AppId,
            ["type"] = "event_callback",
            ["event_id"] = "Ev" + ts,
            ["event"] = new JsonObject
            {
                ["type"] = "app_mention",
                ["user"] = stage.Slack.User.Id,
                ["text"] = $"<@{workspace.BotUserId}> {question.Text}",
                ["ts"] = ts,
                ["channel"] = channel,
                ["event_ts"] = ts,
            },
            ["authorizations"] = new JsonArray(new JsonObject { ["team_id"] = workspace.TeamId, ["user_id"] = workspace.BotUserId, ["is_bot"] = true }),
        }.ToJsonString());
    }

    private string Sign(RawRequest request, string timestamp) => RequestSigner.Sign(stage.Slack.SigningSecret, timestamp, request.Body.Span);

    private static IReadOnlyList<(string Name, string? Value)> Both(string timestamp, string signature) =>
        [(RequestSigner.TimestampHeader, timestamp), (RequestSigner.SignatureHeader, signature)];

    /// <summary>The socket writes a header's characters as bytes: this gives it those of UTF-8.</summary>
    private static string AsBytes(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private static string Unix(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static string Text(RawAnswer answer) =>
        answer.Headers.Contains("transfer-encoding: chunked", StringComparison.Ordinal) ? answer.Body.Split("\r\n")[1] : answer.Body;
}
