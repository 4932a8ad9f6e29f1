using ChatAgency.Grains.Interfaces.Budgets;
using ChatAgency.Slack.Pace;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatAgency.Slack.Tests.Pace;

public class LedgerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [Fact]
    public void No_minute_holds_more_than_it_bears() => Gen.Select(Gen.Int[0, 3000].Array[300], Gen.Bool.Array[300]).Sample((gaps, gives) =>
    {
        var clock = new FakeTimeProvider();
        var ledger = new Ledger(clock);
        var starts = new List<DateTimeOffset>();
        for (var i = 0; i < gaps.Length; i++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(gaps[i]));
            var turn = ledger.Ask(Ask($"{i % 40}", gives[i]));
            if (turn.IsYours) starts.Add(clock.GetUtcNow() + turn.Wait);
        }

        return starts.Count > 20 && starts.All(from => starts.Count(start => start >= from && start < from + TimeSpan.FromMinutes(1)) <= 50);
    });

    [Fact]
    public void Under_lasting_pressure_turns_come_evenly()
    {
        var clock = new FakeTimeProvider();
        var ledger = new Ledger(clock);
        var places = Enumerable.Range(0, 300).Select(i => ledger.Ask(Ask($"{i}", givesWay: false)).Wait).ToList();
        Assert.Equal(places.Order(), places);
        Assert.Equal(TimeSpan.FromMinutes(1), places[50]);
        Assert.All(places.Skip(51).Zip(places.Skip(50)), static pair => Assert.Equal(TimeSpan.FromSeconds(1.2), pair.First - pair.Second));
    }

    [Fact]
    public void Posts_that_grow_have_an_even_share()
    {
        var clock = new FakeTimeProvider();
        var ledger = new Ledger(clock);
        var (next, served) = (new DateTimeOffset[30], new int[30]);
        for (var tick = 0; tick < 10 * 60 * 10; tick++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            for (var post = 0; post < next.Length; post++)
            {
                if (clock.GetUtcNow() < next[post]) continue;
                var turn = ledger.Ask(Ask($"{post}", givesWay: true));
                if (turn.IsYours) served[post]++;
                // The first writes as fast as it may, the others at their own pace.
                next[post] = clock.GetUtcNow() + (turn.IsYours ? TimeSpan.FromSeconds(post == 0 ? 0.1 : 3) : turn.Wait);
            }
        }

        Assert.InRange(served.Sum(), 380, 420);
        Assert.True(served.Max() - served.Min() <= 4, string.Join(" ", served));
    }

    [Fact]
    public void Final_texts_go_first_and_progress_takes_what_is_left()
    {
        var clock = new FakeTimeProvider();
        var ledger = new Ledger(clock);
        var (finals, progress) = (0, 0);
        for (var second = 0; second < 600; second++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            for (var post = 0; post < 20; post++) progress += ledger.Ask(Ask($"grows {post}", givesWay: true)).IsYours ? 1 : 0;
            if (second % 2 > 0) continue;
            var turn = ledger.Ask(Ask($"final {second}", givesWay: false));
            Assert.True(turn.IsYours && turn.Wait <= TimeSpan.FromSeconds(3), $"{turn}");
            finals++;
        }

        Assert.Equal(300, finals);
        Assert.InRange(progress, 100, 250);
    }

    [Fact]
    public void A_closing_holds_for_its_budget_alone_and_what_waited_goes_on_in_order()
    {
        var clock = new FakeTimeProvider();
        var ledger = new Ledger(clock);
        var places = Enumerable.Range(0, 25).Select(i => ledger.Ask(Ask($"{i}", givesWay: false))).ToList();
        ledger.Close("chat.update", TimeSpan.FromSeconds(30));
        ledger.Close("chat.update", TimeSpan.FromSeconds(5));
        Assert.True(ledger.Ask(Ask("other", givesWay: false) with { Budget = "chat.delete" }) is { IsYours: true, IsClosed: false });
        Assert.True(ledger.Ask(Ask("grows", givesWay: true)) is { IsYours: false, IsClosed: true });
        clock.Advance(places[24].Wait);
        var first = ledger.Ask(Ask("23", givesWay: false));
        var second = ledger.Ask(Ask("24", givesWay: false));
        Assert.Equal((false, TimeSpan.FromSeconds(30) - places[24].Wait), (first.IsYours, first.Wait));
        Assert.Equal(first.Wait + TimeSpan.FromSeconds(1.2), second.Wait);
        clock.Advance(second.Wait);
        Assert.True(ledger.Ask(Ask("24", givesWay: false)) is { IsYours: true, Wait.Ticks: 0 });
    }

    [Fact]
    public void What_is_left_of_a_minute_is_told()
    {
        var ledger = new Ledger(new FakeTimeProvider());
        for (var i = 1; i <= 10; i++) Assert.Equal(1 - (i / 50.0), ledger.Ask(Ask($"{i}", givesWay: false)).Left, 6);
        Assert.Equal(1, ledger.Ask(Ask("free", givesWay: false) with { Budget = "users.info", PerMinute = 0 }).Left);
    }

    [Fact]
    public void Budgets_at_rest_are_forgotten()
    {
        var clock = new FakeTimeProvider();
        var ledger = new Ledger(clock);
        for (var i = 0; i < 20_000; i++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(20));
            Assert.True(ledger.Ask(Ask("m", givesWay: false) with { Budget = $"chat.postMessage/C{i}", PerMinute = 60, Burst = 4 }).IsYours);
        }

        Assert.InRange(ledger.Count, 1, 4096);
    }

    private static BudgetAsk Ask(string who, bool givesWay) => new("chat.update", who, givesWay, 50, 16, Patience);
}
