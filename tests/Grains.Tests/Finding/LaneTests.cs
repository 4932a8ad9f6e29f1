using System.Collections.Concurrent;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Keeping;
using ChatAgency.Grains.Finding;
using ChatAgency.Grains.Interfaces.Finding;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatAgency.Grains.Tests.Finding;

/// <summary>What stands between a turn and the register: it costs the turn a place in a queue, and the store one write for all of a second.</summary>
public sealed class LaneTests : IDisposable
{
    private static readonly ConversationId Id = new("slack", "T1", "C1", "1.000001");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.Zero));
    private readonly BlockingCollection<RegisterEntry[]> _writes = [];
    private readonly RegisterLane _lane;
    private int _failures;

    public LaneTests()
    {
        _lane = new RegisterLane(WriteAsync, _time, NullLogger<RegisterLane>.Instance);

        Task WriteAsync(IReadOnlyList<RegisterEntry> entries, CancellationToken cancellationToken)
        {
            if (Interlocked.Decrement(ref _failures) >= 0) throw new IOException("The store is away.");
            _writes.Add([.. entries], cancellationToken);
            return Task.CompletedTask;
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Telling_takes_a_place_in_a_queue_and_no_memory_of_its_own()
    {
        var turn = Turn(1);
        for (var i = 0; i < 9_000; i++) _lane.Tell(Id, turn, i);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 500; i++) _lane.Tell(Id, turn, i);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public async Task What_is_told_within_a_second_is_one_write_with_the_latest_of_each_turn()
    {
        await _lane.Start();
        for (var i = 0; i < 300; i++) _lane.Tell(Id, Turn(1 + (i % 3), ended: i >= 150), i);
        var written = await WrittenAsync();
        Assert.Equal([(1, 297, true), (2, 298, true), (3, 299, true)], written.Select(static entry => (entry.Turn, entry.Revision, entry.EndedAt is not null)));
        Assert.Empty(_writes);
    }

    [Fact]
    public async Task While_the_store_is_away_no_more_is_held_than_ten_thousand_and_the_rest_is_written_when_it_is_back()
    {
        _failures = 3;
        for (var i = 1; i <= 12_000; i++) _lane.Tell(Id, Turn(i), i);
        await _lane.Start();
        var written = new List<RegisterEntry>();
        while (written.Count < 10_000) written.AddRange(await WrittenAsync());
        Assert.Equal(Enumerable.Range(1, 10_000).Select(static number => (long)number), written.Select(static entry => entry.Turn).Order());
    }

    [Fact]
    public async Task A_silo_that_leaves_writes_what_it_was_told_at_once()
    {
        await _lane.Start();
        _lane.Tell(Id, Turn(1), 1);
        var flushed = _lane.FlushAsync();
        Assert.Single(_writes.Take(Token));
        while (!flushed.IsCompleted) _time.Advance(TimeSpan.FromMilliseconds(20));
        await flushed;
    }

    [Fact]
    public void Who_withdrew_a_question_is_not_in_what_is_kept_of_it()
    {
        var entry = RegisterEntries.Of(Id, Turn(1) with { State = TurnState.Withdrawn }, 7);
        Assert.Equal((null, null, null), (entry.Author, entry.Message, entry.Posts));
    }

    public void Dispose()
    {
        _lane.Dispose();
        _writes.Dispose();
    }

    private async Task<RegisterEntry[]> WrittenAsync()
    {
        RegisterEntry[]? written;
        while (!_writes.TryTake(out written))
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
            Token.ThrowIfCancellationRequested();
        }

        return written;
    }

    private Turn Turn(long number, bool ended = false) => new()
    {
        Number = number,
        Question = new Question(new MessageId($"m{number}"), new PersonId("U1"), "why?", _time.GetUtcNow(), null, "c1"),
        State = ended ? TurnState.Completed : TurnState.Answering,
        AcceptedAt = _time.GetUtcNow(),
        EndedAt = ended ? _time.GetUtcNow() : null,
    };
}
