using System.Text;
using ChatAgency.Slack.Inbound;
using ChatAgency.Slack.Settings;
using Microsoft.Extensions.Options;
using Xunit;

namespace ChatAgency.Slack.Tests.Inbound;

/// <summary>An opened pane is told by the newer event and by the older ones, and says what is in view.</summary>
public class PaneEventsTests
{
    private static readonly SlackInbound Inbound = new(Options.Create(new SlackOptions()));

    [Theory]
    [InlineData("""{"type":"app_home_opened","user":"U1","channel":"D1","tab":"messages"}""", null, null)]
    [InlineData("""{"type":"app_home_opened","user":"U1","channel":"D1","tab":"messages","context":{"entities":[]}}""", null, null)]
    [InlineData("""{"type":"app_home_opened","user":"U1","channel":"D1","tab":"messages","context":{"entities":[{"type":"slack#/types/canvas_id","value":"F1"},null,{"type":"slack#/types/channel_id","value":"C7","team_id":"T1"}]}}""", null, "C7")]
    [InlineData("""{"type":"app_context_changed","user":"U1","channel":"D1","context":{}}""", null, null)]
    [InlineData("""{"type":"app_context_changed","user":"U1","channel":"D1","context":{"entities":[{"type":"slack#/types/message_context","value":{"message_ts":"1767225600.000100","channel_id":"C7"}}]}}""", null, "C7")]
    [InlineData("""{"type":"assistant_thread_started","assistant_thread":{"user_id":"U1","context":{},"channel_id":"D1","thread_ts":"1767225600.000100"}}""", "1767225600.000100", null)]
    [InlineData("""{"type":"assistant_thread_context_changed","assistant_thread":{"user_id":"U1","context":{"channel_id":"C7","team_id":"T1","enterprise_id":null},"channel_id":"D1","thread_ts":"1767225600.000100"}}""", "1767225600.000100", "C7")]
    public void A_pane_is_told_with_what_is_in_view(string happened, string? thread, string? inView) =>
        Assert.Equal(new InboundAction.PaneOpened("T1", "D1", thread, inView), Map(happened));

    [Fact]
    public void Where_no_channel_is_told_it_is_the_pane_of_the_person_whom_the_event_is_for()
    {
        const string happened = """{"type":"app_context_changed","context":{"entities":[{"type":"slack#/types/channel_id","value":"C7","team_id":"T1"}]}}""";
        const string body = $$"""{"team_id":"T1","type":"event_callback","event":{{happened}},"authorizations":[{"team_id":"T1","user_id":"U1","is_bot":false}]}""";
        Assert.Equal(new InboundAction.PaneOpened("T1", null, null, "C7") { Person = "U1" }, Inbound.Map(Encoding.UTF8.GetBytes(body), "application/json"));
        Assert.Equal(new InboundAction.Ignored(IgnoredBecause.Incomplete), Map(happened));
    }

    [Theory]
    [InlineData("""{"type":"app_home_opened","user":"U1","channel":"D1","tab":"home"}""", IgnoredBecause.OtherEvent)]
    [InlineData("""{"type":"app_home_opened","user":"U1","tab":"messages"}""", IgnoredBecause.Incomplete)]
    [InlineData("""{"type":"assistant_thread_started","assistant_thread":{"channel_id":"D1"}}""", IgnoredBecause.Incomplete)]
    [InlineData("""{"type":"assistant_thread_started"}""", IgnoredBecause.Incomplete)]
    public void What_is_no_pane_or_says_too_little_is_ignored(string happened, string reason) =>
        Assert.Equal(new InboundAction.Ignored(reason), Map(happened));

    [Fact]
    public void An_id_that_is_none_is_not_in_view() =>
        Assert.Null(Assert.IsType<InboundAction.PaneOpened>(Map("""{"type":"app_home_opened","channel":"D1","context":{"entities":[{"type":"slack#/types/channel_id","value":"C7/../C8"}]}}""")).InView);

    private static InboundAction Map(string happened) => Inbound.Map(
        Encoding.UTF8.GetBytes($$"""{"team_id":"T1","type":"event_callback","event":{{happened}},"authorizations":[{"team_id":"T1","user_id":"UBOT","is_bot":true}]}"""), "application/json");
}
