using System.Threading.Channels;
using ChatAgency.Core.Agents;
using ChatAgency.Grains.Agents;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatAgency.Grains.Tests.Agents;

/// <summary>Words in quick succession go together; the first ones, and whatever follows a pause, at once.</summary>
public sealed class GatheringTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Channel<AgentStep> _model = Channel.CreateUnbounded<AgentStep>();
    private readonly Channel<int> _taken = Channel.CreateUnbounded<int>();
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    [Fact]
    public async Task The_first_words_go_at_once_and_the_next_together_after_a_pause()
    {
        await using var heard = Listen();
        Say("Once ");
        Assert.Equal("Once ", await HearAsync(heard));
        var next = HearAsync(heard);
        Say("upon ");
        Say("a ");
        await TakenAsync(3);
        Assert.False(next.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(50));
        Assert.Equal("upon a ", await next);

        _time.Advance(TimeSpan.FromSeconds(1));
        Say("time");
        Assert.Equal("time", await HearAsync(heard));
    }

    [Fact]
    public async Task What_is_held_goes_before_a_piece_of_work_and_before_the_end()
    {
        await using var heard = Listen();
        foreach (var word in new[] { "Let ", "me ", "see." }) Say(word);
        var work = new AgentStep.Work(new WorkItem { Id = "a", Title = "Looks" });
        _model.Writer.TryWrite(work);
        Say("There.");
        _model.Writer.Complete();

        Assert.Equal("Let me see.", await HearAsync(heard, upTo: "see."));
        Assert.True(await heard.MoveNextAsync());
        Assert.Equal(work, heard.Current);
        Assert.Equal("There.", await HearAsync(heard));
        Assert.False(await heard.MoveNextAsync());
    }

    [Fact]
    public async Task What_is_held_goes_before_a_failure()
    {
        await using var heard = Listen();
        Say("Once ");
        Say("upon ");
        _model.Writer.Complete(new InvalidOperationException("broken"));

        Assert.Equal("Once upon ", await HearAsync(heard, upTo: "upon "));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await heard.MoveNextAsync());
    }

    [Fact]
    public async Task Whoever_leaves_in_the_middle_ends_the_source()
    {
        await using (var heard = Listen())
        {
            Say("Once ");
            await HearAsync(heard);
            var next = HearAsync(heard);
            Say("upon ");
            await TakenAsync(2);
            _time.Advance(TimeSpan.FromMilliseconds(50));
            await next;
        }

        Assert.True(_left.Task.IsCompleted);
    }

    [Fact]
    public async Task A_stop_ends_the_source_though_nobody_asks_for_its_next_step()
    {
        await using var heard = Listen();
        Say("Once ");
        await HearAsync(heard);
        await _stop.CancelAsync();

        await _left.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_comes_after_a_piece_of_work_comes_when_that_was_taken()
    {
        await using var heard = Listen();
        _model.Writer.TryWrite(new AgentStep.Work(new WorkItem { Id = "a", Title = "Looks" }));
        Say("There.");
        Assert.True(await heard.MoveNextAsync());
        Assert.False(_taken.Reader.TryRead(out _));

        Assert.Equal("There.", await HearAsync(heard));
    }

    [Fact]
    public async Task A_stop_ends_a_wait()
    {
        await using var heard = Listen();
        Say("Once ");
        await HearAsync(heard);
        var next = heard.MoveNextAsync();
        await _stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
    }

    private IAsyncEnumerator<AgentStep> Listen() => Gathering.Of(ModelAsync(), _time, _stop.Token).GetAsyncEnumerator(_stop.Token);

    private async IAsyncEnumerable<AgentStep> ModelAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            await foreach (var step in _model.Reader.ReadAllAsync(cancellationToken))
            {
                yield return step;
                // Whoever asks for the next one has put this one by.
                _taken.Writer.TryWrite(1);
            }
        }
        finally
        {
            _left.TrySetResult();
        }
    }

    private async Task TakenAsync(int steps)
    {
        while (steps-- > 0) await _taken.Reader.ReadAsync(TestContext.Current.CancellationToken);
    }

    private void Say(string text) => _model.Writer.TryWrite(new AgentStep.Text(text));

    /// <summary>What has been said by then goes in one step or in several.</summary>
    private static async Task<string> HearAsync(IAsyncEnumerator<AgentStep> heard, string upTo)
    {
        var text = "";
        while (!text.EndsWith(upTo, StringComparison.Ordinal)) text += await HearAsync(heard);
        return text;
    }

    private static async Task<string> HearAsync(IAsyncEnumerator<AgentStep> heard)
    {
        Assert.True(await heard.MoveNextAsync());
        return Assert.IsType<AgentStep.Text>(heard.Current).Delta;
    }
}
