using System.Text.Json.Nodes;
using ChatAgency.Core.Delivery;
using ChatAgency.Simulators.Slack.Calls;
using Xunit;

namespace ChatAgency.Hostile.Tests.Judging;

/// <summary>The judge itself: it sees what would do harm.</summary>
public sealed class PayloadTests
{
    [Theory]
    [InlineData("Hello &lt;!channel&gt; a &amp; b `@\u200bchannel`", true)]
    [InlineData("<https://learn.microsoft.com/x|docs>", true)]
    [InlineData("<!channel>", false)]
    [InlineData("<@U1> hi", false)]
    [InlineData("<#C1>", false)]
    [InlineData("<https://evil.example/?d=x|docs>", false)]
    [InlineData("<https://learn.microsoft.com.evil.example/>", false)]
    [InlineData("<https://learn.microsoft.com@evil.example/>", false)]
    [InlineData("<mailto:a@b.example|x>", false)]
    [InlineData("hello @here", false)]
    public void Markup_that_does_something_is_seen(string text, bool isHarmless)
    {
        var blocks = new JsonArray(new JsonObject { ["type"] = "section", ["text"] = new JsonObject { ["type"] = "mrkdwn", ["verbatim"] = true, ["text"] = text } });

        Assert.Equal(isHarmless, !Effects(new JsonObject { ["blocks"] = blocks }).Any());
    }

    [Fact]
    public void A_picture_an_unfurling_and_text_that_parses_itself_are_seen()
    {
        Assert.Contains("a block of image", Effects(new JsonObject { ["blocks"] = new JsonArray(new JsonObject { ["type"] = "image", ["image_url"] = "https://evil.example/x.png" }) }));
        Assert.Contains("parses on its own", Effects(new JsonObject { ["blocks"] = new JsonArray(new JsonObject { ["type"] = "mrkdwn", ["text"] = "x" }) }));
        Assert.Contains("unfurls", Payload.Effects(Call("chat.postMessage", new JsonObject { ["text"] = "x" }), LinkRule.None));
    }

    private static IEnumerable<string> Effects(JsonObject arguments) => Payload.Effects(Call("chat.update", arguments), LinkRule.Of(["learn.microsoft.com"], []));

    private static RecordedCall Call(string method, JsonObject arguments) => new(1, new IncomingCall(method, "T1", arguments), default, true, "", null);
}
