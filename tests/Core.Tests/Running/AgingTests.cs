using System.Text.Json;
using ChatAgency.Core.Accepting;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Running;
using Xunit;

namespace ChatAgency.Core.Tests.Running;

/// <summary>What ended long ago is forgotten, and nothing else.</summary>
public sealed class AgingTests
{
    private static readonly TimeSpan Age = TimeSpan.FromDays(90);
    private readonly World world = new() { Limits = static options => options with { WindowTurns = 4 } };

    [Fact]
    public async Task What_is_too_old_goes_from_pages_window_and_gist_and_the_rest_stays()
    {
        world.Start();
        await SayAsync(1, 10);
        Assert.True(world.Store.Record.Pages > 0);
        Assert.NotEqual("", world.Store.Record.Summary!.Text);
        Later(Age);
        await SayAsync(11, 2);

        var aged = await ForgetAsync();

        Assert.Equal((10, false), (aged.Turns, aged.IsGone));
        Assert.Equal([11, 12], world.AllTurns().Select(static turn => turn.Number));
        Assert.Equal("", world.Store.Record.Summary!.Text);
        var stored = JsonSerializer.Serialize(world.Store.Record) + JsonSerializer.Serialize(world.Store.Pages.Values);
        Assert.DoesNotContain(Enumerable.Range(1, 10), number => stored.Contains($"question {number}\"", StringComparison.Ordinal));
        Assert.Equal(0, (await ForgetAsync()).Turns);
        Assert.Equal(new AcceptResult(AcceptOutcome.Accepted, 13), await world.Say("13", "question 13"));
    }

    [Fact]
    public async Task Of_a_conversation_with_nothing_young_nothing_is_left()
    {
        world.Start();
        await SayAsync(1, 10);
        Later(Age);

        var aged = await ForgetAsync();

        Assert.Equal((10, true), (aged.Turns, aged.IsGone));

        Assert.Same(ConversationRecord.Empty, world.Store.Record);
        Assert.Empty(world.Store.Pages);
        world.Start();
        Assert.Equal(new AcceptResult(AcceptOutcome.Accepted, 1), await world.Say("11", "question 11"));
    }

    [Fact]
    public async Task What_runs_or_waits_is_never_touched_however_old_it_is()
    {
        world.Start();
        _ = world.Agency.Script();
        _ = world.Say("1", "question 1");
        _ = world.Say("2", "question 2");
        world.Pass(TimeSpan.FromSeconds(1));

        var aged = await ForgetAsync(world.Time.GetUtcNow() + Age);

        Assert.Equal((0, false), (aged.Turns, aged.IsGone));
        Assert.Equal(2, world.Store.Record.Turns.Length);
    }

    [Fact]
    public async Task A_message_that_comes_while_all_is_forgotten_is_refused_or_kept_and_never_lost()
    {
        for (var round = 0; round < 2; round++)
        {
            world.Start();
            await SayAsync(1, 1);
            Later(Age);
            Task<AcceptResult> accepting = null!;
            Task<Aged> aging = null!;
            var isFirst = round == 0;
            world.Do(() =>
            {
                if (isFirst) accepting = AcceptAsync();
                aging = world.Host.Runner.ForgetBeforeAsync(world.Time.GetUtcNow() - TimeSpan.FromDays(1), default);
                if (!isFirst) accepting = AcceptAsync();
            });
            world.Pass(TimeSpan.FromSeconds(30));
            await Task.WhenAny(aging);
            var isKept = accepting.IsCompletedSuccessfully && (await accepting).Outcome == AcceptOutcome.Accepted;
            Assert.Equal(isKept, world.AllTurns().Any(static turn => turn.Question.Text == "late"));
            world.Leave(world.Host);
            world.Store.Record = ConversationRecord.Empty;
        }

        async Task<AcceptResult> AcceptAsync() => await world.Host.Runner.AcceptAsync(new IncomingMessageBuilder("late", "late", world.Time.GetUtcNow()).Build());
    }

    private async Task<Aged> ForgetAsync(DateTimeOffset? before = null)
    {
        Task<Aged> aging = null!;
        world.Do(() => aging = world.Host.Runner.ForgetBeforeAsync(before ?? world.Time.GetUtcNow() - TimeSpan.FromDays(1), default));
        world.Pass(TimeSpan.FromSeconds(5));
        return await aging;
    }

    private void Later(TimeSpan time)
    {
        world.Leave(world.Host);
        world.Time.Advance(time);
        world.Start();
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
