using System.Text.Json;
using System.Text.Json.Nodes;
using ChatAgency.Core.Accepting;
using ChatAgency.Core.Conversations;
using ChatAgency.Slack.Inbound;
using ChatAgency.Slack.Outbound.Answers;
using Xunit;

namespace ChatAgency.Slack.Tests.Inbound;

/// <summary>The payloads that Slack's own projects publish.</summary>
public class PayloadTests
{
    public static TheoryData<string> Inbound() => [.. Names("json-logs").Concat(Names("sdk-tests")).Concat(Names("recorded")).Concat(Names("docs-examples")).Where(static name => !IsAnswer(name))];

    public static TheoryData<string> Answers() => [.. Names("json-logs").Concat(Names("sdk-tests")).Concat(Names("docs-examples")).Where(IsAnswer)];

    [Theory]
    [MemberData(nameof(Inbound))]
    public void Each_is_understood_on_the_route_it_comes_by(string name)
    {
        var payload = Payload(name);
        var action = payload["command"] is not null ? SamplePayload.Map(SamplePayload.AsForm(payload), SamplePayload.FormType)
            : payload["event"] is null && (payload["trigger_id"] ?? payload["view"]) is not null ? SamplePayload.MapInteraction(payload)
            : SamplePayload.Map(payload);
        Assert.IsNotType<InboundAction.Malformed>(action);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void Each_answer_is_read(string name)
    {
        var json = Payload(name).ToJsonString();
        Assert.NotNull(JsonSerializer.Deserialize(json, AnswerJson.Default.ApiAnswer));
        Assert.NotNull(JsonSerializer.Deserialize(json, AnswerJson.Default.PostedAnswer));
        Assert.NotNull(JsonSerializer.Deserialize(json, AnswerJson.Default.IdentityAnswer));
        Assert.NotNull(JsonSerializer.Deserialize(json, AnswerJson.Default.RepliesAnswer));
        if (name.EndsWith("users.info.json", StringComparison.Ordinal) || name.EndsWith("users.info.success.json", StringComparison.Ordinal)) Assert.NotNull(JsonSerializer.Deserialize(json, AnswerJson.Default.UserAnswer)?.User?.Profile);
    }

    [Theory]
    [InlineData("recorded/slack.json:mention", "slack/T00FAKE00AA/C00FAKECHAN1:1767224888.280449", Addressing.Agency, "Hey")]
    [InlineData("recorded/slack.json:followUp", "slack/T00FAKE00AA/C00FAKECHAN1:1767224888.280449", Addressing.Thread, "Hi")]
    [InlineData("recorded/dm/slack-direct.json:directDM", "slack/T0ADGE2G4EM/D0ACX51K95H:1771442483.260129", Addressing.Agency, "hello hello")]
    [InlineData("recorded/modals/slack.json:mention", "slack/T00FAKE00BB/C00FAKECHAN2:1769220155.940449", Addressing.Agency, "Hello")]
    [InlineData("sdk-tests/inbound/message.thread_broadcast--test_message_thread_broadcast--event_payload.json", "slack/T111/C111:1633663824.000500", Addressing.Thread, "Hi there!")]
    [InlineData("sdk-tests/inbound/message--test_events_org_apps--event_payload.json", "slack/E111/C111:1606810819.000800", Addressing.Agency, "")]
    [InlineData("sdk-tests/inbound/message--test_events_assistant--user_message_event_body_with_assistant_thread.json", "slack/T111/D111:1726133698.626339", Addressing.Agency, "When Slack was released?")]
    public void Recorded_messages_mean_what_they_meant(string name, string conversation, Addressing addressing, string text)
    {
        var message = Assert.IsType<InboundAction.Message>(SamplePayload.Map(Payload(name))).Incoming;
        Assert.Equal((conversation, addressing, text), (message.Conversation.ToString(), message.Addressing, message.Text));
    }

    [Theory]
    [InlineData("sdk-tests/inbound/message--test_message_bot--bot_message_event_payload.json")]
    [InlineData("sdk-tests/inbound/message.bot_message--test_message_bot--classic_bot_message_event_payload.json")]
    [InlineData("sdk-tests/inbound/message--test_message--message_body.json")]
    public void What_is_not_for_the_agency_is_ignored(string name) => Assert.IsType<InboundAction.Ignored>(SamplePayload.Map(Payload(name)));

    [Theory]
    [InlineData("app_uninstalled")]
    [InlineData("tokens_revoked")]
    public void A_recorded_end_of_an_installation_is_one(string happening) => Assert.Equal(
        new InboundAction.Uninstalled("E111", DateTimeOffset.FromUnixTimeSeconds(1606805974), happening),
        SamplePayload.Map(Payload($"sdk-tests/inbound/{happening}--test_events_token_revocations--event_payload.json")));

    [Theory]
    [InlineData("team_access_granted", true, 1606805974)]
    [InlineData("team_access_revoked", false, 1606805732)]
    public void A_recorded_change_of_teams_is_one(string happening, bool isGranted, long at)
    {
        var changed = Assert.IsType<InboundAction.AccessChanged>(SamplePayload.Map(Payload($"sdk-tests/inbound/{happening}--test_events_org_apps--event_payload.json")));
        Assert.Equal(("E111", isGranted, DateTimeOffset.FromUnixTimeSeconds(at)), (changed.Enterprise, changed.IsGranted, changed.At));
        Assert.Equal(["T111", "T222"], changed.Teams);
    }

    [Theory]
    [InlineData("""{"type":"tokens_revoked","tokens":{"oauth":["U1"],"bot":[]}}""", "1606805974")]
    [InlineData("""{"type":"tokens_revoked"}""", "1606805974")]
    [InlineData("""{"type":"app_uninstalled"}""", "null")]
    [InlineData("""{"type":"app_uninstalled"}""", "\"soon\"")]
    [InlineData("""{"type":"app_uninstalled"}""", "-1")]
    public void What_does_not_say_whose_token_ended_or_when_ends_none(string happened, string time) => Assert.IsType<InboundAction.Ignored>(
        SamplePayload.Map(JsonNode.Parse($$"""{"type":"event_callback","team_id":"T1","event_time":{{time}},"event":{{happened}}}""")!));

    [Fact]
    public void The_recorded_handshake_is_answered() => Assert.Equal(
        new InboundAction.Challenge("3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"),
        SamplePayload.Map(Payload("sdk-tests/inbound/url_verification--test_flask--input.json")));

    [Fact]
    public void Other_conversations_never_meet() => Assert.Equal(
        ConversationId.TryParse("slack/T00FAKE00BB/C00FAKECHAN2:1769220155.940449", out var id) ? id : null,
        Assert.IsType<InboundAction.Message>(SamplePayload.Map(Payload("recorded/modals/slack.json:mention"))).Incoming.Conversation);

    private static bool IsAnswer(string name) => name.StartsWith("json-logs/api/", StringComparison.Ordinal) || name.StartsWith("docs-examples/web-api/", StringComparison.Ordinal) || name.Contains("/fixtures/", StringComparison.Ordinal);

    private static IEnumerable<string> Names(string folder) => SamplePayload.All(folder).Select(static one => one.Name);

    private static JsonNode Payload(string name) => SamplePayload.All(name.Split('/')[0]).Single(one => one.Name == name).Payload;
}
