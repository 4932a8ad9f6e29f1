using ChatAgency.Grains.Interfaces.Conversations;
using ChatAgency.Grains.Interfaces.Redacting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Timers;

namespace ChatAgency.Grains.Resuming;

/// <summary>Keeps the marks of one shard; however many are set at once, one write carries them.</summary>
[GrainType("open-marks")]
internal sealed partial class OpenMarksGrain(
    [PersistentState("marks")] IPersistentState<OpenMarksState> stored,
    IServiceProvider services,
    ILogger<OpenMarksGrain> logger) : Grain, IOpenMarksGrain
{
    private const int AtOnce = 64;
    private const string Reminder = "sweep";
    private static readonly TimeSpan Tidy = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Sweep = TimeSpan.FromMinutes(1);
    private Task writing = Task.CompletedTask;
    private Task? next;
    private bool cleared;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(TidyAsync, new GrainTimerCreationOptions(Tidy, Tidy) { Interleave = true });
        // The net below the calls at start and at a silo's death. It keeps the shard awake, of which there are few;
        // the reminder wakes one that was lost.
        this.RegisterGrainTimer(SweepAsync, new GrainTimerCreationOptions(Sweep, Sweep) { Interleave = true, KeepAlive = true });
        return Task.CompletedTask;
    }

    public async Task<long> Set(string conversation, CancellationToken cancellationToken)
    {
        var generation = ++stored.State.Generation;
        stored.State.Marks[conversation] = generation;
        await SaveAsync();
        return generation;
    }

    public Task Clear(string conversation, long generation, CancellationToken cancellationToken)
    {
        if (stored.State.Marks.TryGetValue(conversation, out var current) && current == generation)
        {
            stored.State.Marks.Remove(conversation);
            cleared = true;
        }

        return Task.CompletedTask;
    }

    public async Task Remind()
    {
        // Without reminders the shards are called on at each silo's start and end, and sweep while they are awake.
        if (services.GetService<IReminderRegistry>() is null) return;
        if (await this.GetReminder(Reminder) is null) await this.RegisterOrUpdateReminder(Reminder, Sweep, Sweep);
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => WakeAsync(CancellationToken.None);

    public Task Wake(CancellationToken cancellationToken) => WakeAsync(cancellationToken);

    /// <summary>A write that has begun may not have seen the latest change: whoever comes meanwhile shares the one after it.</summary>
    private Task SaveAsync() => next ??= NextAsync();

    private async Task NextAsync()
    {
        await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.ForceYielding);
        next = null;
        cleared = false;
        writing = stored.WriteStateAsync();
        try
        {
            await writing;
        }
        catch
        {
            // What stands in the store is unknown now; the next activation reads it.
            DeactivateOnIdle();
            throw;
        }
    }

    private Task TidyAsync(CancellationToken cancellationToken) => cleared ? SaveAsync() : Task.CompletedTask;

    private Task SweepAsync(CancellationToken cancellationToken) => WakeAsync(cancellationToken);

    private async Task WakeAsync(CancellationToken cancellationToken)
    {
        foreach (var batch in stored.State.Marks.Keys.ToArray().Chunk(AtOnce))
        {
            await Task.WhenAll(batch.Select(conversation => ResumeAsync(conversation, cancellationToken)));
        }
    }

    private async Task ResumeAsync(string conversation, CancellationToken cancellationToken)
    {
        try
        {
            await GrainFactory.GetGrain<IConversationGrain>(conversation).Resume(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The mark stands: the next sweep tries again.
            Log.ResumeFailed(logger, conversation, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2101, Level = LogLevel.Warning, Message = "Conversation {Conversation} could not be taken up; it will be tried again.")]
        public static partial void ResumeFailed(ILogger logger, [ConversationData] string conversation, Exception exception);
    }
}
