using Microsoft.Extensions.DependencyInjection;
using Orleans.Providers;
using Orleans.Storage;

namespace ChatAgency.Storage.Monitoring;

/// <summary>
/// Whether the store takes a write and gives it back, found out by one: through encryption where there is some, so the keys
/// are tried too. Tried only when somebody asks, and every 30 seconds at most, every two while it fails. One a silo; all
/// share one record.
/// </summary>
public sealed class StoreProbe([FromKeyedServices(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME)] IGrainStorage storage, TimeProvider time)
{
    internal const string StateName = "store-probe";

    private static readonly GrainId s_id = GrainId.Create("store-probe", "probe");
    private static readonly TimeSpan s_goodFor = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_badFor = TimeSpan.FromSeconds(2);
    // As long as a record's own calls may take: a store that is slower loses messages.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private Task<string?> _trial = Task.FromResult<string?>(null);
    private long? _begun;
    private string? _last;

    /// <summary>Why the store takes no write, in words without a secret; null where it does. Waits a second at most: a trial that takes longer is told of at the next look.</summary>
    public async Task<string?> FaultAsync(CancellationToken cancellationToken)
    {
        var trial = Trial();
        try
        {
            return await trial.WaitAsync(s_patience, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return Volatile.Read(ref _last);
        }
    }

    private Task<string?> Trial()
    {
        lock (_lock)
        {
            if (!_trial.IsCompleted || (_begun is { } begun && time.GetElapsedTime(begun) < (_last is null ? s_goodFor : s_badFor))) return _trial;
            _begun = time.GetTimestamp();
            return _trial = TryAsync();
        }
    }

    private async Task<string?> TryAsync()
    {
        string? fault;
        try
        {
            await WriteAsync().WaitAsync(s_limit, time).ConfigureAwait(false);
            fault = null;
        }
        catch (InconsistentStateException)
        {
            // Another silo wrote in between: the store takes writes, and compares them.
            fault = null;
        }
        catch (Exception exception)
        {
            // A kind, not a message: what an exception says may quote a connection string.
            fault = exception is TimeoutException ? "a trial write took too long" : $"a trial write failed ({exception.GetType().Name})";
        }

        Volatile.Write(ref _last, fault);
        return fault;
    }

    private async Task WriteAsync()
    {
        var state = new GrainState<ProbeRecord>(new ProbeRecord());
        await storage.ReadStateAsync(StateName, s_id, state).ConfigureAwait(false);
        state.State = new ProbeRecord { WrittenAt = time.GetUtcNow() };
        await storage.WriteStateAsync(StateName, s_id, state).ConfigureAwait(false);
    }
}
