using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Pace;
using ChatAgency.Slack.Tests.Outbound;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatAgency.Slack.Tests.Pace;

public class SlackPaceTests
{
    private const string Done = """{"ok":true,"ts":"1767225601.000200"}""";

    private static readonly ConversationId Conversation = new("slack", "T1", "C1", "1767225000.000100");

    [Fact]
    public async Task Progress_gives_way_and_is_refused_at_once()
    {
        using var slack = new ScriptedSlack().Answers([.. Enumerable.Repeat(Done, 100)]);
        for (var i = 0; i < 8; i++) Assert.IsType<UpdateResult.Done>(await UpdateAsync(slack, isFinal: false));
        var refusal = Assert.IsType<UpdateResult.Refused>(await UpdateAsync(slack, isFinal: false)).Refusal;
        Assert.Equal((RefusalKind.ForNow, "paced", TimeSpan.FromSeconds(1.2)), (refusal.Kind, refusal.Reason, refusal.RetryAfter));
        Assert.IsType<UpdateResult.Done>(await UpdateAsync(slack, isFinal: true));
        Assert.Equal(9, slack.Calls.Count);
    }

    [Fact]
    public async Task A_final_text_waits_for_its_turn_and_not_for_ever()
    {
        using var slack = new ScriptedSlack().Answers([.. Enumerable.Repeat(Done, 100)]);
        for (var i = 0; i < 16; i++) await UpdateAsync(slack, isFinal: true);
        var waiting = Enumerable.Range(0, 4).Select(_ => UpdateAsync(slack, isFinal: true)).ToList();
        Assert.All(waiting, static one => Assert.False(one.IsCompleted));
        Assert.Equal("paced", Assert.IsType<UpdateResult.Refused>(await UpdateAsync(slack, isFinal: true)).Refusal.Reason);
        slack.Clock.Advance(TimeSpan.FromSeconds(4.8));
        Assert.All(await Task.WhenAll(waiting), static one => Assert.IsType<UpdateResult.Done>(one));
    }

    [Fact]
    public async Task Posts_of_one_channel_keep_a_second_apart()
    {
        using var slack = new ScriptedSlack().Answers([.. Enumerable.Repeat(Done, 100)]);
        for (var i = 0; i < 4; i++) Assert.IsType<PostResult.Done>(await PostAsync(slack, Conversation));
        var next = PostAsync(slack, Conversation);
        Assert.False(next.IsCompleted);
        Assert.IsType<PostResult.Done>(await PostAsync(slack, new ConversationId("slack", "T1", "C2", "1767225000.000100")));
        slack.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<PostResult.Done>(await next);
    }

    [Fact]
    public async Task A_pace_of_zero_is_none()
    {
        using var slack = new ScriptedSlack(("Slack:UpdatesPerMinute", "0"), ("Slack:PostsPerMinute", "0")).Answers([.. Enumerable.Repeat(Done, 400)]);
        for (var i = 0; i < 200; i++)
        {
            Assert.IsType<UpdateResult.Done>(await UpdateAsync(slack, isFinal: false));
            Assert.IsType<PostResult.Done>(await PostAsync(slack, Conversation));
        }
    }

    [Fact]
    public void No_window_holds_more_than_the_rate_and_one_burst() => Gen.Int[0, 3000].Array[200].Sample(gaps =>
    {
        var clock = new FakeTimeProvider();
        var pacer = new Pacer(clock);
        var rate = Rate.PerMinute(50, 10);
        var starts = new List<DateTimeOffset>();
        foreach (var gap in gaps)
        {
            clock.Advance(TimeSpan.FromMilliseconds(gap));
            if (pacer.TryTake("T1", rate, TimeSpan.FromSeconds(5), out var wait)) starts.Add(clock.GetUtcNow() + wait);
        }

        return starts.All(from => starts.Count(start => start >= from && start < from + TimeSpan.FromMinutes(1)) <= 60);
    });

    [Fact]
    public void Keys_at_rest_are_forgotten()
    {
        var clock = new FakeTimeProvider();
        var pacer = new Pacer(clock);
        for (var i = 0; i < 20_000; i++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(10));
            Assert.True(pacer.TryTake($"C{i}", Rate.PerMinute(60, 1), TimeSpan.Zero, out _));
        }

        Assert.InRange(pacer.Keys, 1, 4096);
    }

    private static Task<UpdateResult> UpdateAsync(ScriptedSlack slack, bool isFinal) => slack.Platform.OpenThread(Conversation)
        .UpdateAsync(new PostId("1.1"), new PartBody("words", ""), new PostMark(new Marker("m"), 1, isFinal), TestContext.Current.CancellationToken);

    private static Task<PostResult> PostAsync(ScriptedSlack slack, ConversationId at) => slack.Platform.OpenThread(at)
        .PostAsync(new PartBody("words", ""), new PostMark(new Marker("m"), 1, false), TestContext.Current.CancellationToken);
}
