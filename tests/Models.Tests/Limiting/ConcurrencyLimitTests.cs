using ChatAgency.Models.Limiting;
using ChatAgency.Models.Tests.Serving;
using Microsoft.Extensions.AI;

namespace ChatAgency.Models.Tests.Limiting;

public sealed class ConcurrencyLimitTests
{
    [Fact]
    public async Task Only_so_many_run_and_the_others_follow_in_order()
    {
        using var held = new HeldModel();
        using var model = new LimitChatClient(held, new AdaptiveLimit(2));
        var asked = Enumerable.Range(0, 5).Select(i => Ask(model, $"{i}", TestContext.Current.CancellationToken)).ToList();

        Assert.Equal(["0", "1"], held.Begun);
        for (var next = 2; next < 5; next++)
        {
            held.Release($"{next - 2}");
            await asked[next - 2];
            await held.BegunAsync($"{next}", TestContext.Current.CancellationToken);
            Assert.Equal(next + 1, held.Begun.Count);
        }

        held.Release("3");
        held.Release("4");
        await Task.WhenAll(asked);
        Assert.Equal(["0", "1", "2", "3", "4"], held.Begun);
    }

    [Fact]
    public async Task Who_stops_waiting_leaves_the_queue_and_no_place_is_lost()
    {
        using var held = new HeldModel();
        using var model = new LimitChatClient(held, new AdaptiveLimit(1));
        using var stop = new CancellationTokenSource();
        var first = Ask(model, "first", TestContext.Current.CancellationToken);
        var second = Ask(model, "second", stop.Token);
        var third = Ask(model, "third", TestContext.Current.CancellationToken);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        held.Release("first");
        await first;
        held.Release("third");
        await third;

        Assert.Equal(["first", "third"], held.Begun);
    }

    private static async Task Ask(IChatClient model, string question, CancellationToken cancellationToken)
    {
        await foreach (var update in model.GetStreamingResponseAsync(question, cancellationToken: cancellationToken)) Assert.Equal(question, update.Text);
    }
}
