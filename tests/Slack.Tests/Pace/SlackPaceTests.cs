using System.Net;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Tests.Outbound;
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
        for (var i = 0; i < 8; i++) Assert.IsType<UpdateResult.Done>(await UpdateAsync(slack, isFinal: false, $"{i}"));
        var refusal = Assert.IsType<UpdateResult.Refused>(await UpdateAsync(slack, isFinal: false, "8")).Refusal;
        Assert.Equal((RefusalKind.ForNow, "paced"), (refusal.Kind, refusal.Reason));
        Assert.InRange(refusal.RetryAfter!.Value, TimeSpan.FromSeconds(1.2), TimeSpan.FromSeconds(12));
        Assert.IsType<UpdateResult.Done>(await UpdateAsync(slack, isFinal: true, "9"));
        Assert.Equal(9, slack.Calls.Count);
    }

    [Fact]
    public async Task A_final_text_waits_for_its_turn_and_keeps_its_place_while_it_is_away()
    {
        using var slack = new ScriptedSlack().Answers([.. Enumerable.Repeat(Done, 100)]);
        for (var i = 0; i < 16; i++) await UpdateAsync(slack, isFinal: true, $"{i}");
        var waiting = Enumerable.Range(16, 4).Select(i => UpdateAsync(slack, isFinal: true, $"{i}")).ToList();
        Assert.All(waiting, static one => Assert.False(one.IsCompleted));
        var first = Assert.IsType<UpdateResult.Refused>(await UpdateAsync(slack, isFinal: true, "first")).Refusal;
        var second = Assert.IsType<UpdateResult.Refused>(await UpdateAsync(slack, isFinal: true, "second")).Refusal;
        Assert.Equal(("paced", TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(7.2)), (first.Reason, first.RetryAfter, second.RetryAfter));
        slack.Clock.Advance(TimeSpan.FromSeconds(4.8));
        Assert.All(await Task.WhenAll(waiting), static one => Assert.IsType<UpdateResult.Done>(one));

        slack.Clock.Advance(TimeSpan.FromSeconds(2.4));
        Assert.IsType<UpdateResult.Done>(await UpdateAsync(slack, isFinal: true, "second"));
        Assert.IsType<UpdateResult.Done>(await UpdateAsync(slack, isFinal: true, "first"));
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
    public async Task A_limited_channel_is_left_alone_and_the_others_are_served()
    {
        using var slack = new ScriptedSlack().Then(HttpStatusCode.TooManyRequests, retryAfter: "30").Answers(Done, Done);
        Assert.Equal(new Refusal(RefusalKind.ForNow, "ratelimited", TimeSpan.FromSeconds(30)), Assert.IsType<PostResult.Refused>(await PostAsync(slack, Conversation)).Refusal);
        Assert.IsType<PostResult.Done>(await PostAsync(slack, new ConversationId("slack", "T1", "C2", "1767225000.000100")));
        slack.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(new Refusal(RefusalKind.ForNow, "ratelimited", TimeSpan.FromSeconds(10)), Assert.IsType<PostResult.Refused>(await PostAsync(slack, Conversation)).Refusal);
        slack.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.IsType<PostResult.Done>(await PostAsync(slack, Conversation));
    }

    [Fact]
    public async Task Deletions_do_not_count_against_updates()
    {
        using var slack = new ScriptedSlack().Answers([.. Enumerable.Repeat(Done, 100)]);
        for (var i = 0; i < 16; i++) await UpdateAsync(slack, isFinal: true, $"{i}");
        Assert.IsType<DeleteResult.Done>(await slack.Platform.OpenThread(Conversation).DeleteAsync(new PostId("1.1"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_pace_of_zero_is_none()
    {
        using var slack = new ScriptedSlack(("Slack:UpdatesPerMinute", "0"), ("Slack:PostsPerMinute", "0")).Answers([.. Enumerable.Repeat(Done, 400)]);
        for (var i = 0; i < 200; i++)
        {
            Assert.IsType<UpdateResult.Done>(await UpdateAsync(slack, isFinal: false, "1.1"));
            Assert.IsType<PostResult.Done>(await PostAsync(slack, Conversation));
        }
    }

    private static Task<UpdateResult> UpdateAsync(ScriptedSlack slack, bool isFinal, string post) => slack.Platform.OpenThread(Conversation)
        .UpdateAsync(new PostId(post), new PartBody("words", ""), new PostMark(new Marker("m"), 1, isFinal), TestContext.Current.CancellationToken);

    private static Task<PostResult> PostAsync(ScriptedSlack slack, ConversationId at) => slack.Platform.OpenThread(at)
        .PostAsync(new PartBody("words", ""), new PostMark(new Marker("m"), 1, false), TestContext.Current.CancellationToken);
}
