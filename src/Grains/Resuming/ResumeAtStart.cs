using Microsoft.Extensions.Logging;

namespace ChatAgency.Grains.Resuming;

/// <summary>Wakes every shard when this silo has become active, and again when another silo died.</summary>
internal sealed partial class ResumeAtStart(IGrainFactory grains, ISiloStatusOracle oracle, ILogger<ResumeAtStart> logger)
    : ILifecycleParticipant<ISiloLifecycle>, ISiloStatusListener
{
    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(ResumeAtStart), ServiceLifecycleStage.Active, Start, Stop);

    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        // One that leaves itself places nothing any more: another does it.
        if (status == SiloStatus.Dead && oracle.CurrentStatus == SiloStatus.Active) _ = WakeAllAsync();
    }

    private Task Start(CancellationToken cancellationToken)
    {
        oracle.SubscribeToSiloStatusEvents(this);
        // Not awaited: the silo is ready for new messages while it looks for old ones.
        _ = WakeAllAsync();
        _ = RemindAllAsync();
        return Task.CompletedTask;
    }

    private Task Stop(CancellationToken cancellationToken)
    {
        oracle.UnSubscribeFromSiloStatusEvents(this);
        return Task.CompletedTask;
    }

    private async Task WakeAllAsync()
    {
        try
        {
            await Task.WhenAll(Shards().Select(static shard => shard.Wake(CancellationToken.None)));
        }
        catch (Exception exception)
        {
            // The shards sweep by themselves every minute.
            Log.WakeFailed(logger, exception);
        }
    }

    private async Task RemindAllAsync()
    {
        try
        {
            await Task.WhenAll(Shards().Select(static shard => shard.Remind()));
        }
        catch (Exception exception)
        {
            // The next silo that starts tries again.
            Log.RemindFailed(logger, exception);
        }
    }

    private IEnumerable<IOpenMarksGrain> Shards() => Enumerable.Range(0, OpenMark.Shards).Select(shard => grains.GetGrain<IOpenMarksGrain>(shard));

    private static partial class Log
    {
        [LoggerMessage(EventId = 2105, Level = LogLevel.Warning, Message = "Not every shard of open marks could be given its reminder.")]
        public static partial void RemindFailed(ILogger logger, Exception exception);

        [LoggerMessage(EventId = 2102, Level = LogLevel.Warning, Message = "Not every shard of open marks could be woken; each sweeps by itself within a minute.")]
        public static partial void WakeFailed(ILogger logger, Exception exception);
    }
}
