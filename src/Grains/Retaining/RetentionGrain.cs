using System.Globalization;
using ChatAgency.Core.Auditing;
using ChatAgency.Grains.Auditing;
using ChatAgency.Grains.Conversations;
using ChatAgency.Grains.Interfaces.Conversations;
using ChatAgency.Grains.Interfaces.Finding;
using ChatAgency.Grains.Operating;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Timers;

namespace ChatAgency.Grains.Retaining;

/// <summary>Sweeps once a day. The sweep runs beside the calls on this grain's scheduler; a silo's death ends it, and the next reminder begins it again elsewhere.</summary>
[GrainType("retention")]
internal sealed partial class RetentionGrain(
    [PersistentState("retention")] IPersistentState<RetentionState> stored, IServiceProvider services, IOptions<RetentionOptions> options, Departure departure, AuditTrail trail, TurnMetrics metrics, TimeProvider time, ILogger<RetentionGrain> logger)
    : Grain, IRetentionGrain
{
    private const string Reminder = "retention";
    private static readonly TimeSpan Look = TimeSpan.FromHours(1);
    private static readonly TimeSpan First = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Awake = TimeSpan.FromMinutes(1);
    private CancellationTokenSource leaving = null!;
    private Task running = Task.CompletedTask;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        leaving = CancellationTokenSource.CreateLinkedTokenSource(departure.Over);
        this.RegisterGrainTimer(StayAsync, new GrainTimerCreationOptions(Awake, Awake) { Interleave = true });
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await leaving.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        leaving.Dispose();
    }

    public async Task Remind()
    {
        if (services.GetService<IReminderRegistry>() is null) return;
        if (await this.GetReminder(Reminder) is null) await this.RegisterOrUpdateReminder(Reminder, First, Look);
    }

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (options.Value.Days == 0 || services.GetService<KeptConversations>() is not { } kept || !running.IsCompleted) return Task.CompletedTask;
        if (time.GetUtcNow() - stored.State.SweptAt < Day) return Task.CompletedTask;
        running = SweepAsync(kept);
        return Task.CompletedTask;
    }

    private async Task SweepAsync(KeptConversations kept)
    {
        var began = time.GetUtcNow();
        try
        {
            var swept = await new RetentionSweep(kept, (id, before, token) => GrainFactory.GetGrain<IConversationGrain>(id.ToString()).ForgetBefore(before, token), options.Value, time, logger).RunAsync(leaving.Token);
            await DropRegisteredAsync(DateOnly.FromDateTime(began.UtcDateTime.AddDays(-options.Value.Days)), leaving.Token);
            stored.State.SweptAt = began;
            await stored.WriteStateAsync();
            metrics.Aged(swept.Turns);
            Log.Swept(logger, options.Value.Days, swept.Turns, swept.Asked, swept.Removed, swept.Failed);
            if (swept.Turns + swept.Removed > 0) await trail.TryRecordAsync(Told(began, swept), leaving.Token);
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            // The next reminder begins it again.
        }
        catch (Exception exception)
        {
            Log.Broken(logger, exception);
        }
    }

    private async Task DropRegisteredAsync(DateOnly before, CancellationToken cancellationToken)
    {
        var calendar = GrainFactory.GetGrain<IRegisterCalendarGrain>(IRegisterCalendarGrain.Key);
        while (await calendar.DropBefore(before, cancellationToken) > 0)
        {
            // The days after those.
        }
    }

    private AuditEvent Told(DateTimeOffset began, Swept swept) => AuditEvent.Of(
        "", began, AuditKind.AgedOut, AuditEvent.Agency, string.Create(CultureInfo.InvariantCulture, $"{options.Value.Days}-days"), "forgotten", AuditDetail.Of("turns", swept.Turns), AuditDetail.Of("conversations", swept.Removed));

    private Task StayAsync(CancellationToken cancellationToken)
    {
        if (!running.IsCompleted) DelayDeactivation(2.5 * Awake);
        return Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 5152, Level = LogLevel.Information, Message = "What ended more than {Days} days ago was forgotten: {Turns} turns of the {Asked} conversations that were asked; {Removed} were removed whole, {Failed} are asked again tomorrow.")]
        public static partial void Swept(ILogger logger, int days, int turns, int asked, int removed, int failed);

        [LoggerMessage(EventId = 5153, Level = LogLevel.Warning, Message = "Going through all conversations for what has reached its age broke off; it is begun again within the hour.")]
        public static partial void Broken(ILogger logger, Exception exception);
    }
}
