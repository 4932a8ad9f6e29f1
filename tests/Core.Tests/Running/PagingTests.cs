using System.Text.Json;
using ChatAgency.Core.Accepting;
using ChatAgency.Core.Conversations;
using Xunit;

namespace ChatAgency.Core.Tests.Running;

/// <summary>What has scrolled out of the window costs a turn nothing, and is not forgotten.</summary>
public sealed class PagingTests
{
    private readonly World world = new();

    [Fact]
    public async Task The_thousandth_turn_of_a_day_finds_a_record_as_small_as_the_fiftieth()
    {
        world.Start();
        await SayAsync(1, 50);
        var fiftieth = Size();
        await SayAsync(51, 1_000);
        Assert.InRange(Size(), 0, fiftieth * 1.2);
        var paged = world.Store.Pages.Values.SelectMany(static page => page).Select(static turn => turn.Number);
        Assert.Equal(Enumerable.Range(1, 1_000).Select(static n => (long)n), paged.Concat(world.Turns.Select(static turn => turn.Number)).Order());
    }

    [Fact]
    public async Task What_was_paged_is_known_again_by_the_same_activation_and_by_the_next()
    {
        world.Start();
        await SayAsync(1, 100);
        await AssertKnownAsync();
        world.Leave(world.Host);
        world.Start();
        await AssertKnownAsync();
    }

    [Fact]
    public async Task The_identity_of_a_paged_question_ends_with_its_time()
    {
        world.Start();
        await SayAsync(1, 100);
        world.Leave(world.Host);
        world.Time.Advance(TimeSpan.FromHours(23.9));
        world.Start();
        await AssertKnownAsync();
        world.Leave(world.Host);
        world.Time.Advance(TimeSpan.FromHours(0.2));
        world.Start();
        Assert.Equal(new AcceptResult(AcceptOutcome.Accepted, 101), await world.Say("1", "question 1", static m => m.Digest = "digest 1"));
    }

    private async Task AssertKnownAsync()
    {
        foreach (var number in new[] { 1, 30, 77, 99, 100 })
        {
            Assert.Equal(new AcceptResult(AcceptOutcome.Duplicate, number), await world.Say($"{number}", $"question {number}", m => m.Digest = $"digest {number}"));
            Assert.Equal(new AcceptResult(AcceptOutcome.Mismatch, number), await world.Say($"{number}", "another question", static m => m.Digest = "another digest"));
        }

        Assert.Equal(100, world.Store.Record.LastTurn);
        Assert.DoesNotContain(world.Store.Record.Seen, static seen => seen.Id == new MessageId("1"));
    }

    private async Task SayAsync(int first, int last)
    {
        for (var i = first; i <= last; i++) await world.Say($"{i}", $"question {i}", m => m.Digest = $"digest {i}");
    }

    private int Size() => JsonSerializer.SerializeToUtf8Bytes(world.Store.Record).Length;
}
