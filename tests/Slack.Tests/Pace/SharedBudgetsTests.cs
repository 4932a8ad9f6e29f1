using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Grains.Interfaces.Budgets;
using ChatAgency.Slack.Tests.Outbound;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatAgency.Slack.Tests.Pace;

public class SharedBudgetsTests
{
    private const string Done = """{"ok":true,"ts":"1767225601.000200"}""";

    private static readonly ConversationId Conversation = new("slack", "T1", "C1", "1767225000.000100");

    [Fact]
    public async Task Budgets_that_cannot_be_reached_cost_a_second_once_and_no_answer()
    {
        var clock = new FakeTimeProvider();
        var lost = new LostGrain();
        using var slack = new ScriptedSlack(clock, _ => lost).Answers([.. Enumerable.Repeat(Done, 40)]);
        var first = UpdateAsync(slack, "0");
        Assert.False(first.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<UpdateResult.Done>(await first);

        // Alone it keeps the pace by itself, and does not wait for the others each time.
        for (var i = 1; i < 16; i++) Assert.IsType<UpdateResult.Done>(await UpdateAsync(slack, $"{i}"));
        Assert.False(UpdateAsync(slack, "16").IsCompleted);
        Assert.Equal(1, lost.Asked);
        clock.Advance(TimeSpan.FromSeconds(5));
        var again = UpdateAsync(slack, "17");
        Assert.Equal(2, lost.Asked);
        clock.Advance(TimeSpan.FromSeconds(10));
        await again;
    }

    [Fact]
    public async Task A_refusal_that_nobody_else_could_be_told_of_is_kept_here()
    {
        var clock = new FakeTimeProvider();
        using var slack = new ScriptedSlack(clock, static _ => throw new TimeoutException()).Then(System.Net.HttpStatusCode.TooManyRequests, retryAfter: "30");
        Assert.Equal("ratelimited", Assert.IsType<UpdateResult.Refused>(await UpdateAsync(slack, "1")).Refusal.Reason);
        Assert.Equal("ratelimited", Assert.IsType<UpdateResult.Refused>(await UpdateAsync(slack, "2")).Refusal.Reason);
        Assert.Single(slack.Calls);
    }

    private static Task<UpdateResult> UpdateAsync(ScriptedSlack slack, string post) => slack.Platform.OpenThread(Conversation)
        .UpdateAsync(new PostId(post), new PartBody("words", ""), new PostMark(new Marker("m"), 1, true), TestContext.Current.CancellationToken);

    private sealed class LostGrain : IBudgetGrain
    {
        public int Asked { get; private set; }

        public Task<BudgetTurn> Ask(BudgetAsk ask, CancellationToken cancellationToken)
        {
            Asked++;
            return new TaskCompletionSource<BudgetTurn>().Task;
        }

        public Task Close(string budget, TimeSpan period, CancellationToken cancellationToken) => new TaskCompletionSource().Task;

        public Task<IReadOnlyList<BudgetUse>> Use(CancellationToken cancellationToken) => new TaskCompletionSource<IReadOnlyList<BudgetUse>>().Task;
    }
}
