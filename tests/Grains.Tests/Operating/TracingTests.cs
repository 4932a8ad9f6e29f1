using System.Diagnostics;
using ChatAgency.Grains.Tests.Conversations;
using Xunit;

namespace ChatAgency.Grains.Tests.Operating;

/// <summary>The spans of a turn: one trace from its message to its last post, whichever activation works on it.</summary>
public sealed class TracingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_turn_that_is_taken_over_stays_in_its_trace_and_the_takeover_is_linked_to_it()
    {
        using var spans = new Spans();
        await using var world = await World.StartAsync();
        var (id, trace) = (World.NewId("talk"), ActivityTraceId.CreateRandom());
        await world.Grain(id).Accept(world.Message(id, "wait") with { CorrelationId = trace.ToHexString() }, Token);
        var first = await world.Agency.NextAsync(id, Token);
        first.Say("half");
        await world.Grain(id).UntilAsync(static view => view.Turns[0].Text == "half", Token);
        await world.Cluster.DeactivateAsync(world.Grain(id));
        await world.Grain(id).Read(Token);
        (await world.Agency.NextAsync(id, Token)).Finish("whole");
        await world.Grain(id).UntilEndedAsync(1, Token);

        Assert.Equal([1, 2], spans.Of("chatagency.agent", trace).Select(static span => span.GetTagItem("chatagency.attempt")));
        Assert.Single(spans.Of("chatagency.post", trace));
        Assert.NotEmpty(spans.Of("chatagency.update", trace));
        Assert.NotEmpty(spans.Of("chatagency.route", trace));
        Assert.Single(spans.Of("chatagency.turn", trace));
        var resume = Assert.Single(spans.All, span => span.OperationName == "chatagency.resume" && id.ToString().Equals(span.GetTagItem("gen_ai.conversation.id")));
        Assert.Equal(trace, Assert.Single(resume.Links).Context.TraceId);
        Assert.NotEqual(trace, resume.TraceId);
    }

    [Fact(Timeout = 90_000)]
    public async Task A_turn_whose_silo_was_killed_stays_in_its_trace_and_the_takeover_by_the_other_is_linked_to_it()
    {
        using var spans = new Spans();
        await using var world = await World.StartAsync(2);
        var (id, trace) = (World.NewId("talk"), ActivityTraceId.CreateRandom());
        await world.Grain(id).Accept(world.Message(id, "wait") with { CorrelationId = trace.ToHexString() }, TestContext.Current.CancellationToken);
        (await world.Agency.NextAsync(id, Token)).Say("half");
        await world.Grain(id).UntilAsync(static view => view.Turns[0].Text == "half", Token);
        var host = HandoverTests.HostOf(world, id);
        using var meters = new Meters(world.Cluster.Silos.Single(silo => silo != host).ServiceProvider);
        await world.Cluster.KillSiloAsync(host, Token);
        (await world.Agency.NextAsync(id, Token)).Finish("whole");
        await world.Grain(id).UntilEndedAsync(1, Token);

        Assert.Contains(spans.Of("chatagency.agent", trace), static span => Equals(span.GetTagItem("chatagency.attempt"), 2));
        Assert.Single(spans.Of("chatagency.turn", trace));
        var resume = Assert.Single(spans.All, span => span.OperationName == "chatagency.resume" && id.ToString().Equals(span.GetTagItem("gen_ai.conversation.id")));
        Assert.Equal(trace, Assert.Single(resume.Links).Context.TraceId);
        Assert.NotEqual(trace, resume.TraceId);
        Assert.Equal(1, meters.Sum("chat_turn_resumed"));
    }

    [Fact]
    public async Task A_turn_whose_caller_chose_the_correlation_id_has_one_trace_too_and_no_words_in_it()
    {
        using var spans = new Spans();
        await using var world = await World.StartAsync();
        var id = World.NewId("talk");
        await world.Grain(id).Accept(world.Message(id, "planted words") with { CorrelationId = "my-own-id" }, Token);
        await world.Grain(id).UntilEndedAsync(1, Token);

        var turn = Assert.Single(spans.All, span => span.OperationName == "chatagency.turn" && id.ToString().Equals(span.GetTagItem("gen_ai.conversation.id")));
        var own = spans.All.Where(span => span.TraceId == turn.TraceId).ToList();
        Assert.Equal(["chatagency.agent", "chatagency.post", "chatagency.route", "chatagency.turn", "chatagency.update"], own.Select(static span => span.OperationName).Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain(own.SelectMany(static span => span.TagObjects), static tag => tag.Value?.ToString()?.Contains("planted", StringComparison.Ordinal) == true);
    }
}
