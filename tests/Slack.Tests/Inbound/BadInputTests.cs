using System.Text;
using System.Text.Json;
using ChatAgency.Slack.Inbound;
using ChatAgency.Slack.Settings;
using CsCheck;
using Microsoft.Extensions.Options;
using Xunit;
using static ChatAgency.Slack.Tests.Inbound.SamplePayload;

namespace ChatAgency.Slack.Tests.Inbound;

public class BadInputTests
{
    private static readonly SlackInbound Inbound = new(Options.Create(new SlackOptions()));
    private static readonly byte[] Good = Encoding.UTF8.GetBytes(Event(Message(("text", $"<@{Bot}> hi"))).ToJsonString());

    [Theory]
    [InlineData("", "application/json", "no_payload")]
    [InlineData("{}", "application/json", "no_payload")]
    [InlineData("null", "application/json", "bad_json")]
    [InlineData("[]", "application/json", "bad_json")]
    [InlineData("{\"type\":\"url_verification\"}", "application/json", "no_payload")]
    [InlineData("{\"event\":\"text\"}", "application/json", "bad_json")]
    [InlineData("{\"event\":{\"type\":\"app_mention\",\"text\":\"\\ud800\"}}", "application/json", "bad_json")]
    [InlineData("{\"type\":\"event_callback\"} x", "application/json", "bad_json")]
    [InlineData("{\"type\":\"event_callback\"", "application/json", "bad_json")]
    [InlineData("{\"type\":\"x\"}", "text/plain", "content_type")]
    [InlineData("{\"type\":\"x\"}", "", "content_type")]
    [InlineData("a=b", FormType, "no_payload")]
    [InlineData("payload=", FormType, "bad_json")]
    [InlineData("payload=%7B%7D", FormType, "no_payload")]
    [InlineData("payload=%FF%FE", FormType, "bad_json")]
    [InlineData("payload={}&payload={}", FormType, "no_payload")]
    public void What_never_will_be_a_payload_is_malformed(string body, string type, string reason) =>
        Assert.Equal(new InboundAction.Malformed(reason), Map(body, type));

    [Fact]
    public void A_missing_content_type_is_malformed() => Assert.IsType<InboundAction.Malformed>(Inbound.Map(Good, null));

    [Fact]
    public void Bytes_that_are_no_text_are_malformed() => Assert.Equal(new InboundAction.Malformed("not_utf8"), Inbound.Map(new byte[] { (byte)'{', 0xC3, 0x28, (byte)'}' }, "application/json"));

    [Theory]
    [InlineData(100)]
    [InlineData(100_000)]
    public void Deep_json_is_malformed(int depth)
    {
        var deep = string.Concat(Enumerable.Repeat("[", depth)) + string.Concat(Enumerable.Repeat("]", depth));
        Assert.IsType<InboundAction.Malformed>(Map($"{{\"type\":\"x\",\"event\":{deep}}}", "application/json"));
        Assert.IsType<InboundAction.Malformed>(Map($"{{\"event\":{{\"type\":\"message\",\"blocks\":{deep}}}}}", "application/json"));
        Assert.IsType<InboundAction.Malformed>(Map("payload=" + Uri.EscapeDataString($"{{\"type\":\"block_actions\",\"x\":{deep}}}"), FormType));
    }

    [Fact]
    public void Odd_types_in_known_fields_are_no_fault()
    {
        Gen.OneOf("null", "5", "true", "[]", "{}", "[[1]]", "\"\"", "-1e999").Array[8].Sample(values =>
        {
            var body = $$$"""
                {"type":{{{values[0]}}},"team_id":{{{values[1]}}},"event":{"type":"message","text":{{{values[2]}}},"thread_ts":{{{values[3]}}},
                "user":{{{values[4]}}},"channel":{{{values[5]}}},"subtype":{{{values[6]}}},"metadata":{"event_payload":{{{values[7]}}}},"channel_type":"im"}}
                """;
            Assert.NotNull(Map(body, "application/json"));
        });
    }

    [Fact]
    public void No_cut_or_change_of_a_payload_throws() => Gen.Select(Gen.Int[0, Good.Length], Gen.Int[0, Good.Length - 1], Gen.Byte).Sample((length, at, value) =>
    {
        var changed = Good.ToArray();
        changed[at] = value;
        Assert.NotNull(Inbound.Map(changed, "application/json"));
        Assert.NotNull(Inbound.Map(changed, FormType));
        if (length is > 0 && length < Good.Length) Assert.IsType<InboundAction.Malformed>(Inbound.Map(Good.AsMemory(0, length), "application/json"));
    });

    [Fact]
    public void No_bytes_throw() => Gen.Byte.Array[0, 300].Sample(bytes =>
    {
        Assert.NotNull(Inbound.Map(bytes, "application/json"));
        Assert.NotNull(Inbound.Map(bytes, FormType));
    });

    [Fact]
    public void Letting_go_of_chatter_allocates_next_to_nothing()
    {
        var chatter = Encoding.UTF8.GetBytes(Event(Message(("text", "let us talk of something else entirely"))).ToJsonString());
        Assert.Equal(new InboundAction.Ignored(IgnoredBecause.Chatter), Inbound.Map(chatter, "application/json"));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) Inbound.Map(chatter, "application/json");
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, 0, 64);
    }

    [Fact]
    public void Slacks_notice_of_a_rate_limit_is_told_apart() => Assert.Equal(
        new InboundAction.Ignored(IgnoredBecause.RateLimited),
        Map(JsonSerializer.Serialize(new { type = "app_rate_limited", team_id = "T1", minute_rate_limited = 1, api_app_id = App }), "application/json"));
}
