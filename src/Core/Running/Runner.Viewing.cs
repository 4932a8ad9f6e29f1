using System.Runtime.CompilerServices;
using ChatAgency.Core.Views;

namespace ChatAgency.Core.Running;

/// <content>The conversation as people see it, and what changes in it.</content>
public sealed partial class Runner
{
    /// <summary>The working window; null where nothing was ever kept.</summary>
    public ConversationView? View() =>
        state.Record.LastTurn == 0 ? null : new ConversationView(options.Conversation, Viewing.Turns(state), log.Position);

    /// <summary>Pages and window.</summary>
    public async Task<ConversationView?> ViewAllAsync(CancellationToken cancellationToken)
    {
        var turns = await Viewing.PagesAsync(ports.Store, () => state.Record.Pages, cancellationToken);
        if (View() is not { } view) return null;
        foreach (var turn in view.Turns) turns[turn.Turn] = turn;
        return view with { Turns = [.. turns.Values] };
    }

    /// <summary>Changes as they come, until the conversation is erased or this runner ends.</summary>
    public async IAsyncEnumerable<ConversationChange> WatchAsync(string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        log.Enter();
        try
        {
            var sent = log.SeenAt(after, Viewing.Turns(state));
            var position = log.Position;
            while (!ended)
            {
                var changed = log.Changed;
                var now = log.Position;
                foreach (var change in Viewing.Changes(sent, Viewing.Turns(state), position, now)) yield return change;
                position = now;
                await changed.WaitAsync(cancellationToken);
            }

            if (erased) yield return new ConversationChange.Erased { Position = log.Position };
        }
        finally
        {
            log.Leave();
        }
    }
}
