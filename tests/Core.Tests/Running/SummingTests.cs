using ChatAgency.Core.Accepting;
using Xunit;

namespace ChatAgency.Core.Tests.Running;

/// <summary>The gist of what left the working window.</summary>
public sealed class SummingTests
{
    private readonly World world = new() { Limits = static options => options with { WindowTurns = 4 } };

    [Fact]
    public async Task What_leaves_the_window_is_summed_up_a_page_at_a_time_and_told_to_the_next_turn()
    {
        world.Start();

        await SayAsync(1, 12);

        Assert.All(world.Agency.Requests.Take(4), static request => Assert.Equal("", request.Summary));
        var summary = world.Store.Record.Summary!;
        Assert.Equal(world.Store.Record.Pages, summary.Pages);
        Assert.Equal(world.Agency.Summaries.Count, summary.Pages);
        Assert.Equal(Enumerable.Range(1, world.Store.Pages.Values.Sum(static page => page.Length)).Select(static n => $"question {n}"), world.Agency.Summaries.SelectMany(static one => one.Exchanges).Select(static exchange => exchange.Question));
        Assert.Equal(summary.Text, world.Agency.Summaries[^1].Before + $"[{world.Agency.Summaries[^1].Exchanges.Count}]");
        await SayAsync(13, 1);
        Assert.Equal(summary.Text, world.Agency.Requests[^1].Summary);
    }

    [Fact]
    public async Task One_that_fails_costs_nothing_but_itself_and_is_made_up_for_later()
    {
        world.Start();
        world.Agency.SummariesFail = true;
        await SayAsync(1, 6);
        Assert.Null(world.Store.Record.Summary);
        Assert.Single(world.Agency.Summaries);

        world.Agency.SummariesFail = false;
        await SayAsync(7, 4);

        Assert.Equal(world.Store.Record.Pages, world.Store.Record.Summary!.Pages);
        Assert.Equal("question 1", world.Agency.Summaries[1].Exchanges[0].Question);
    }

    [Fact]
    public async Task When_a_message_that_left_the_window_is_deleted_the_gist_goes()
    {
        world.Start();
        await SayAsync(1, 10);
        Assert.NotEqual("", world.Store.Record.Summary!.Text);
        var summed = world.Agency.Summaries.Count;

        await world.Say("1", "", static message => message.Kind = MessageKind.Deleted);
        world.Pass(TimeSpan.FromSeconds(5));
        await SayAsync(11, 1);

        // What leaves the window from here on is summed up from nothing, without it.
        var since = world.Agency.Summaries.Skip(summed).ToArray();
        Assert.All(since.Take(1), static one => Assert.Equal("", one.Before));
        Assert.DoesNotContain(since.SelectMany(static one => one.Exchanges), static exchange => exchange.Question == "question 1");
        Assert.Equal(string.Concat(since.Select(static one => $"[{one.Exchanges.Count}]")), world.Agency.Requests[^1].Summary);
    }

    [Fact]
    public async Task It_can_be_switched_off()
    {
        world.Limits = static options => options with { WindowTurns = 4, Summaries = false };
        world.Start();

        await SayAsync(1, 10);

        Assert.Empty(world.Agency.Summaries);
    }

    private async Task SayAsync(int first, int count)
    {
        for (var n = first; n < first + count; n++)
        {
            await world.Say($"{n}", $"question {n}");
            world.Pass(TimeSpan.FromSeconds(30));
        }
    }
}
