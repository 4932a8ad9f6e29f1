using System.Diagnostics;

namespace ChatAgency.Deploy.Tests.Watching;

/// <summary>One trace from Slack's request to the calls of Slack that show its answer, as it leaves the process.</summary>
public sealed class TraceTests(RunningAgency agency)
{
    [Fact]
    public void A_turn_with_a_tool_call_is_one_trace_from_the_webhook_to_Slack()
    {
        var turn = Assert.Single(agency.Spans, span => span.OperationName == "chatagency.turn" && span.GetTagItem("gen_ai.conversation.id") is string id && id.EndsWith($":{agency.Asked}", StringComparison.Ordinal));
        var trace = agency.Spans.Where(span => span.TraceId == turn.TraceId).ToList();

        Assert.Contains("/slack/events", trace.Where(static span => span.Kind == ActivityKind.Server).Select(static span => $"{span.GetTagItem("url.path")}"));
        string[] steps = ["chatagency.accept", "chatagency.route", "chatagency.agent", "execute_tool", "chatagency.post", "chatagency.update", "chatagency.turn"];
        Assert.Empty(steps.Except(trace.Select(static span => span.OperationName)));
        var tool = Assert.Single(trace, static span => span.OperationName == "execute_tool");
        Assert.Equal(("calculator", "Done"), (tool.GetTagItem("gen_ai.tool.name"), tool.GetTagItem("chatagency.outcome")));
        // Once to be told of the tool, once with its result.
        Assert.Equal(2, trace.Count(static span => Equals(span.GetTagItem("gen_ai.operation.name"), "chat")));
        Assert.Contains(trace, static span => span.Kind == ActivityKind.Client && span.GetTagItem("url.full") is string url && url.EndsWith("/chat.postMessage", StringComparison.Ordinal));
        Assert.Contains(trace, static span => span.Kind == ActivityKind.Client && span.GetTagItem("url.full") is string url && url.EndsWith("/chat.update", StringComparison.Ordinal));
    }

    [Fact]
    public void No_span_of_any_trace_has_a_word_a_secret_or_a_name()
    {
        var told = agency.Spans.SelectMany(static span => new[] { span.DisplayName, span.StatusDescription ?? "" }
            .Concat(span.TagObjects.Select(static tag => $"{tag.Key}={tag.Value}"))
            .Concat(span.Events.SelectMany(static one => one.Tags).Select(static tag => $"{tag.Key}={tag.Value}"))).ToList();

        Assert.Contains(told, static text => text.StartsWith("gen_ai.conversation.id=web/", StringComparison.Ordinal));
        Assert.Empty(told.Where(text => agency.Secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal))).Select(static text => text.Split('=')[0]).Distinct());
    }
}
