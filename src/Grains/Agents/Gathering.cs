using System.Runtime.CompilerServices;
using System.Text;
using ChatAgency.Core.Agents;

namespace ChatAgency.Grains.Agents;

/// <summary>
/// Gathers what a model writes in quick succession. Each step on its way to the conversation costs a call between
/// grains, and nobody reads single words. What comes first goes at once, and nothing waits longer than the pause.
/// </summary>
internal static class Gathering
{
    // Several words of a fast model, and less than anybody sees.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async IAsyncEnumerable<AgentStep> Of(IAsyncEnumerable<AgentStep> steps, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var source = steps.GetAsyncEnumerator(leaving.Token);
        var held = new StringBuilder();
        var pause = Task.CompletedTask;
        Task<bool>? next = null;
        try
        {
            while (true)
            {
                next ??= source.MoveNextAsync().AsTask();
                if (held.Length > 0 && !next.IsCompleted) await Task.WhenAny(next, pause);
                if (held.Length > 0 && !(next.IsCompletedSuccessfully && await next && source.Current is AgentStep.Text))
                {
                    // It paused, or something else comes: an end, a failure, a piece of work.
                    pause = Task.Delay(Pause, time, leaving.Token);
                    yield return Take(held);
                    if (!next.IsCompleted) continue;
                }

                if (!await next) yield break;
                next = null;
                if (source.Current is not AgentStep.Text text)
                {
                    yield return source.Current;
                    continue;
                }

                held.Append(text.Delta);
                if (!pause.IsCompleted) continue;
                pause = Task.Delay(Pause, time, leaving.Token);
                yield return Take(held);
            }
        }
        finally
        {
            // Whoever leaves in the middle leaves a step on its way: a source that moves cannot be disposed of.
            await leaving.CancelAsync();
            if (next is not null) await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    private static AgentStep.Text Take(StringBuilder held)
    {
        var text = new AgentStep.Text(held.ToString());
        held.Clear();
        return text;
    }
}
