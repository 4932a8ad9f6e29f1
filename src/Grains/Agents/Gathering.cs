using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using ChatAgency.Core.Agents;

namespace ChatAgency.Grains.Agents;

/// <summary>
/// Listens to an answer all the time, also while nobody asks for its next step, so that a stop closes the model's
/// connection at once: a connection that nobody reads is not told of it. And gathers what is written in quick
/// succession: each step on its way to the conversation costs a call between grains, and nobody reads single words.
/// What comes first goes at once, and nothing waits longer than the pause.
/// </summary>
internal sealed class Gathering
{
    // Several words of a fast model, and less than anybody sees.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Channel<AgentStep> _heard = Channel.CreateUnbounded<AgentStep>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
    private volatile Halt _halt = new();

    private Gathering()
    {
    }

    public static async IAsyncEnumerable<AgentStep> Of(IAsyncEnumerable<AgentStep> steps, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var gathering = new Gathering();
        var listening = gathering.ListenAsync(steps, leaving.Token);
        var pause = Task.CompletedTask;
        try
        {
            while (await gathering._heard.Reader.WaitToReadAsync(CancellationToken.None))
            {
                if (!pause.IsCompleted) await Task.WhenAny(pause, gathering._halt.Reached);
                if (gathering.Words() is { } words)
                {
                    pause = Task.Delay(Pause, time, leaving.Token);
                    yield return words;
                }
                else if (gathering._heard.Reader.TryRead(out var step))
                {
                    yield return step;
                    gathering.GoOn();
                }
            }
        }
        finally
        {
            // Whoever leaves in the middle ends the answer.
            await leaving.CancelAsync();
            await listening;
        }
    }

    /// <summary>Runs ahead of whoever asks with words alone: what comes after a piece of work, or a tool, comes when that was taken.</summary>
    private async Task ListenAsync(IAsyncEnumerable<AgentStep> steps, CancellationToken cancellationToken)
    {
        Exception? fault = null;
        try
        {
            await foreach (var step in steps.WithCancellation(cancellationToken))
            {
                var halt = _halt;
                _heard.Writer.TryWrite(step);
                if (step is AgentStep.Text) continue;
                halt.Reach();
                await halt.Over.WaitAsync(cancellationToken);
            }
        }
        catch (Exception exception)
        {
            // Whoever asks for the next step gets it.
            fault = exception;
        }

        _heard.Writer.TryComplete(fault);
        _halt.Reach();
    }

    /// <summary>The words that are there, as one step; null where something else comes first.</summary>
    private AgentStep.Text? Words()
    {
        if (!_heard.Reader.TryPeek(out var first) || first is not AgentStep.Text) return null;
        var words = new StringBuilder();
        while (_heard.Reader.TryPeek(out var next) && next is AgentStep.Text text)
        {
            words.Append(text.Delta);
            _heard.Reader.TryRead(out _);
        }

        return new AgentStep.Text(words.ToString());
    }

    private void GoOn()
    {
        var halt = _halt;
        _halt = new Halt();
        halt.End();
    }

    /// <summary>A step that is no word: it does not wait for a pause, and what follows it waits until it was taken.</summary>
    private sealed class Halt
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => _reached.Task;

        public Task Over => _over.Task;

        public void Reach() => _reached.TrySetResult();

        public void End() => _over.TrySetResult();
    }
}
