using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Grains.Retaining;

/// <summary>Gives the cluster its daily sweep when a silo has become active.</summary>
internal sealed partial class RetentionAtStart(IGrainFactory grains, IServiceProvider services, ILogger<RetentionAtStart> logger) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(nameof(RetentionAtStart), ServiceLifecycleStage.Active, Start);

    private Task Start(CancellationToken cancellationToken)
    {
        // Not awaited: the silo is ready without it.
        if (services.GetService<KeptConversations>() is not null) _ = RemindAsync();
        return Task.CompletedTask;
    }

    private async Task RemindAsync()
    {
        try
        {
            await grains.GetGrain<IRetentionGrain>(IRetentionGrain.Key).Remind();
        }
        catch (Exception exception)
        {
            // The next silo that starts tries again.
            Log.NotReminded(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 5150, Level = LogLevel.Warning, Message = "The daily sweep of what has reached its age could not be given its reminder.")]
        public static partial void NotReminded(ILogger logger, Exception exception);
    }
}
