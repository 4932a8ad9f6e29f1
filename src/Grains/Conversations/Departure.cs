using System.Collections.Concurrent;
using ChatAgency.Grains.Finding;
using ChatAgency.Grains.Interfaces.Conversations;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatAgency.Grains.Conversations;

/// <summary>
/// The end of this silo. The others hear that it leaves and nothing new is placed on it; the turns that run end, for as
/// long as is set; each conversation goes to another silo as soon as its turn has ended, and the rest when time is up.
/// </summary>
internal sealed partial class Departure(IGrainFactory grains, RegisterLane register, IOptions<TurnOptions> options, TimeProvider time, ILogger<Departure> logger)
    : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private readonly ConcurrentDictionary<IGrainContext, IDeparting> here = new();
    private readonly CancellationTokenSource begun = new();
    private readonly CancellationTokenSource over = new();

    /// <summary>Cancelled when the silo begins to leave.</summary>
    public CancellationToken Begun => begun.Token;

    /// <summary>Cancelled when no turn may run on: grains are deactivated now.</summary>
    public CancellationToken Over => over.Token;

    // At the stage at which the silo says that it leaves; grains are deactivated at the one after it.
    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(Departure), ServiceLifecycleStage.BecomeActive, static _ => Task.CompletedTask, LeaveAsync);

    public void Enter(IGrainContext context, IDeparting conversation) => here[context] = conversation;

    public void Leave(IGrainContext context) => here.TryRemove(context, out _);

    public void Dispose()
    {
        begun.Dispose();
        over.Dispose();
    }

    private async Task LeaveAsync(CancellationToken cancellationToken)
    {
        await begun.CancelAsync();
        var grace = TimeSpan.FromSeconds(options.Value.DrainSeconds ?? TurnOptions.DefaultDrainSeconds);
        over.CancelAfter(grace);
        using var abort = cancellationToken.Register(static state => ((CancellationTokenSource)state!).Cancel(), over);
        var waiting = Task.Delay(Timeout.InfiniteTimeSpan, time, over.Token);
        var moving = here.Select(static member => (member.Key, member.Value)).Select(member => MoveAsync(member.Key, member.Value)).ToArray();
        await Task.WhenAny(Task.WhenAll(moving), waiting);
        Log.Left(logger, moving.Length, moving.Count(static move => !move.IsCompleted));
        // While its share of the register may still be here.
        await register.FlushAsync();
        await over.CancelAsync();
    }

    private async Task MoveAsync(IGrainContext context, IDeparting conversation)
    {
        try
        {
            if (!await conversation.LeaveAsync()) return;
            await context.Deactivated;
            await grains.GetGrain<IConversationGrain>(context.GrainId.Key.ToString()!).Resume(CancellationToken.None);
        }
        catch (Exception exception)
        {
            // Its mark stands: the others look for it when this silo is gone.
            Log.NotMoved(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2103, Level = LogLevel.Information, Message = "The silo leaves: {Count} conversations were here, {Cut} of them are cut in the middle of a turn.")]
        public static partial void Left(ILogger logger, int count, int cut);

        [LoggerMessage(EventId = 2104, Level = LogLevel.Information, Message = "A conversation could not be handed to another silo; it is taken up when this one is gone.")]
        public static partial void NotMoved(ILogger logger, Exception exception);
    }
}
