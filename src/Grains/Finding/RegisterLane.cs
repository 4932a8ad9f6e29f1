using System.Threading.Channels;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Keeping;
using ChatAgency.Grains.Interfaces.Finding;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Grains.Finding;

/// <summary>
/// What this silo's conversations tell the register: gathered for a second, written at once, and again until the store takes it.
/// Nothing waits for it. What a conversation tells costs it a place in a queue; entries are made elsewhere.
/// </summary>
internal sealed partial class RegisterLane(RegisterWrite write, TimeProvider time, ILogger<RegisterLane> logger) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    // Each holds on to a turn that has just been in memory anyway.
    private const int MostWaiting = 10_000;
    private const int AtOnce = 1_000;
    private static readonly TimeSpan s_gathering = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    private readonly Channel<(ConversationId Conversation, Turn Turn, long Revision)> _waiting =
        Channel.CreateBounded<(ConversationId, Turn, long)>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    private readonly CancellationTokenSource _stopping = new();
    private TaskCompletionSource _hurry = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _running = Task.CompletedTask;
    private long _lost;
    private long _told;
    private long _written;

    /// <summary>Takes note of a turn.</summary>
    public void Tell(ConversationId conversation, Turn turn, long revision)
    {
        if (_waiting.Writer.TryWrite((conversation, turn, revision))) Interlocked.Increment(ref _told);
        else Interlocked.Increment(ref _lost);
    }

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(nameof(RegisterLane), ServiceLifecycleStage.RuntimeGrainServices, _ => Start(), StopAsync);

    /// <summary>Begins to write.</summary>
    public Task Start()
    {
        _running = RunAsync(_stopping.Token);
        return Task.CompletedTask;
    }

    /// <summary>Writes what was told until now without gathering more, as far as that can be done in two seconds.</summary>
    public async Task FlushAsync()
    {
        var told = Interlocked.Read(ref _told);
        var since = time.GetTimestamp();
        while (Interlocked.Read(ref _written) < told && time.GetElapsedTime(since) < s_patience)
        {
            _hurry.TrySetResult();
            await Task.WhenAny(_running, Task.Delay(TimeSpan.FromMilliseconds(20), time));
        }
    }

    public void Dispose() => _stopping.Dispose();

    private async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    private async Task RunAsync(CancellationToken stopping)
    {
        while (await _waiting.Reader.WaitToReadAsync(stopping))
        {
            await GatherAsync(stopping);
            var taken = 0;
            var latest = new Dictionary<(ConversationId, long), (ConversationId Conversation, Turn Turn, long Revision)>();
            while (latest.Count < AtOnce && _waiting.Reader.TryRead(out var next))
            {
                taken++;
                if (!latest.TryGetValue((next.Conversation, next.Turn.Number), out var known) || known.Revision <= next.Revision) latest[(next.Conversation, next.Turn.Number)] = next;
            }

            await WriteAsync([.. latest.Values.Select(static one => RegisterEntries.Of(one.Conversation, one.Turn, one.Revision))], stopping);
            Interlocked.Add(ref _written, taken);
        }
    }

    private async Task GatherAsync(CancellationToken stopping)
    {
        await Task.WhenAny(_hurry.Task, Task.Delay(s_gathering, time, stopping));
        stopping.ThrowIfCancellationRequested();
        if (_hurry.Task.IsCompleted) _hurry = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private async Task WriteAsync(RegisterEntry[] entries, CancellationToken stopping)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await write(entries, stopping);
                if (Interlocked.Exchange(ref _lost, 0) is > 0 and var lost) Log.Lost(logger, lost);
                return;
            }
            catch (Exception exception) when (!stopping.IsCancellationRequested)
            {
                if (tries == 1) Log.Away(logger, exception);
                await Task.Delay(s_gathering, time, stopping);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 5050, Level = LogLevel.Warning, Message = "The register of turns cannot be written; it is tried until it can be. Turns go on, and operators find the latest of them only then.")]
        public static partial void Away(ILogger logger, Exception exception);

        [LoggerMessage(EventId = 5051, Level = LogLevel.Error, Message = "{Lost} changes of turns are missing in the register: too many waited to be written. The conversations themselves have them.")]
        public static partial void Lost(ILogger logger, long lost);
    }
}
