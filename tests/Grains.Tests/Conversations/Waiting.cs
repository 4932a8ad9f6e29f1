using ChatAgency.Core.Turns;
using ChatAgency.Core.Views;
using ChatAgency.Grains.Interfaces.Conversations;

namespace ChatAgency.Grains.Tests.Conversations;

/// <summary>Waiting for a conversation to become something, woken by its own changes.</summary>
internal static class Waiting
{
    public static Task<ConversationView> UntilEndedAsync(this IConversationGrain grain, int turns, CancellationToken cancellationToken) =>
        grain.UntilAsync(view => view.Turns.Count >= turns && view.Turns.All(static turn => turn.State > TurnState.Delivering), cancellationToken);

    public static async Task<ConversationView> UntilAsync(this IConversationGrain grain, Func<ConversationView, bool> done, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await foreach (var _ in grain.Watch(null, cancellationToken))
                {
                    if (await grain.Read(cancellationToken) is { } view && done(view)) return view;
                }
            }
            catch (Exception exception) when (exception is EnumerationAbortedException or SiloUnavailableException or OrleansMessageRejectionException)
            {
                // The activation ended; its successor is watched.
            }
        }
    }
}
