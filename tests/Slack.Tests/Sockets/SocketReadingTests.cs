using System.Text;
using System.Text.Json.Nodes;
using ChatAgency.Slack.Inbound;
using ChatAgency.Slack.Settings;
using ChatAgency.Slack.Sockets;
using Microsoft.Extensions.Options;
using Xunit;

namespace ChatAgency.Slack.Tests.Sockets;

public class SocketReadingTests
{
    private static readonly SlackInbound Inbound = new(Options.Create(new SlackOptions()));

    [Theory]
    [InlineData("""{"type":"hello","num_connections":4,"debug_info":{"host":"applink-7"},"connection_info":{"app_id":"A1"}}""")]
    [InlineData("""{"type":"hello"}""")]
    public void The_hello_is_known(string message) => Assert.IsType<SocketMessage.Hello>(Read(message));

    [Theory]
    [InlineData("""{"type":"disconnect","reason":"warning","debug_info":{"host":"wss-111"}}""", "warning")]
    [InlineData("""{"type":"disconnect","reason":"link_disabled"}""", "link_disabled")]
    [InlineData("""{"type":"disconnect"}""", "")]
    public void A_notice_says_why(string message, string reason) => Assert.Equal(reason, Assert.IsType<SocketMessage.Disconnect>(Read(message)).Reason);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"type":"events_api"}""")]
    [InlineData("""{"type":17,"envelope_id":"e"}""")]
    [InlineData("""{"type":"\ud800","envelope_id":"e"}""")]
    public void What_is_nothing_known_breaks_nothing(string message) => Assert.IsType<SocketMessage.Unknown>(Read(message));

    [Fact]
    public void An_event_is_read_as_the_same_event_over_HTTP()
    {
        const string payload = """{"team_id":"T1","api_app_id":"A1","type":"event_callback","event_id":"Ev1","event":{"type":"app_mention","user":"U1","text":"<@UBOT> what?","ts":"1767225600.000100","channel":"C1"},"authorizations":[{"team_id":"T1","user_id":"UBOT","is_bot":true}]}""";
        var envelope = Envelope($$"""{"type":"events_api","envelope_id":"e1","payload":{{payload}},"accepts_response_payload":false,"retry_attempt":2,"retry_reason":"timeout"}""");
        Assert.Equal(("e1", 2, false), (envelope.Id, envelope.Attempt, envelope.TakesAnswer));
        Assert.Equal(Inbound.Map(Encoding.UTF8.GetBytes(payload), "application/json"), Map(envelope));
        Assert.IsType<InboundAction.Message>(Map(envelope));
    }

    [Fact]
    public void A_button_is_read_as_the_same_button_over_HTTP()
    {
        const string payload = """{"type":"block_actions","user":{"id":"U1"},"team":{"id":"T1"},"container":{"channel_id":"C1","message_ts":"1767225600.000200","thread_ts":"1767225600.000100"},"actions":[{"action_id":"chatagency_stop","value":"7"}],"message":{"text":"a & b = 100 % + ü"}}""";
        var action = Assert.IsType<InboundAction.Cancel>(Map(Envelope($$"""{"type":"interactive","envelope_id":"e1","payload":{{payload}}}""")));
        Assert.Equal(7, action.Turn);
    }

    [Fact]
    public void A_command_is_read_as_the_same_command_over_HTTP()
    {
        const string message = """{"type":"slash_commands","envelope_id":"e1","accepts_response_payload":true,"payload":{"command":"/agency","text":"use Code & Co","team_id":"T1","enterprise_id":"E1","user_id":"U1","is_enterprise_install":true,"nothing":null,"odd":{}}}""";
        var envelope = Envelope(message);
        Assert.True(envelope.TakesAnswer);
        Assert.Equal(new InboundAction.Use("E1", new("U1"), "Code & Co"), Map(envelope));
    }

    [Theory]
    [InlineData("""{"type":"events_api","envelope_id":"e1"}""")]
    [InlineData("""{"type":"slash_commands","envelope_id":"e1","payload":[1]}""")]
    [InlineData("""{"type":"slash_commands","envelope_id":"e1","payload":{"command":"\udc00"}}""")]
    [InlineData("""{"type":"interactive","envelope_id":"e1","payload":"no"}""")]
    [InlineData("""{"type":"something_new","envelope_id":"e1","payload":{}}""")]
    public void A_payload_that_is_none_is_malformed(string message) => Assert.IsType<InboundAction.Malformed>(Map(Envelope(message)));

    [Theory]
    [InlineData(true, """{"envelope_id":"e\u00221","payload":{"text":"yes"}}""")]
    [InlineData(false, """{"envelope_id":"e\u00221"}""")]
    public void An_answer_goes_along_only_where_it_is_taken(bool takes, string expected)
    {
        var envelope = new SocketEnvelope("e\"1", "slash_commands", default) { TakesAnswer = takes };
        Assert.Equal(expected, Encoding.UTF8.GetString(new Acknowledgement(new JsonObject { ["text"] = "yes" }).Of(envelope).Span));
    }

    [Fact]
    public void Tries_to_connect_are_spread_and_never_more_than_half_a_minute_apart()
    {
        Assert.Equal(TimeSpan.Zero, Backoff.After(0, 0.5));
        Assert.Equal(TimeSpan.FromSeconds(0.25), Backoff.After(1, 0));
        Assert.Equal(TimeSpan.FromSeconds(4), Backoff.After(4, 1));
        Assert.Equal(TimeSpan.FromSeconds(30), Backoff.After(1_000, 1));
    }

    private static SocketMessage Read(string message) => SocketReading.Read(Encoding.UTF8.GetBytes(message));

    private static SocketEnvelope Envelope(string message) => Assert.IsType<SocketMessage.Envelope>(Read(message)).Content;

    private static InboundAction Map(SocketEnvelope envelope)
    {
        var (body, mediaType) = EnvelopeBody.Of(envelope);
        return Inbound.Map(body, mediaType);
    }
}
