using System.Security.Cryptography;
using System.Text.Json;
using System.Xml;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace ChatAgency.Storage.Encrypting.Ring;

/// <summary>
/// The installation's key ring: a record of the store itself, so that every store can hold it, locked by a configured key.
/// It is opened at the first need; who finds no ring makes one, and of several who do the first wins.
/// </summary>
internal sealed partial class KeyRing(IGrainStorage store, MasterKeys master, TimeSpan rotateAfter, TimeProvider time, ILogger<KeyRing> log) : IDisposable
{
    internal const string StateName = "encryption-ring";

    private const int Tries = 5;

    // Well before a key's last sixth is over, in which the ring is prolonged.
    private readonly TimeSpan _lookAgainAfter = TimeSpan.FromHours(Math.Min(12, rotateAfter.TotalHours / 12));
    private readonly SemaphoreSlim _opening = new(1);
    private Opening? _open;
    private string? _fault;

    internal static GrainId Id { get; } = GrainId.Create("encryption-ring", "ring");

    private static ReadOnlySpan<byte> Bound => "ChatAgency: key ring 1"u8;

    /// <exception cref="KeyRingException">It cannot be opened.</exception>
    internal ValueTask<OpenRing> Open(CancellationToken cancellationToken) =>
        _open is { } open && time.GetElapsedTime(open.At) < _lookAgainAfter ? new(open.Ring) : new(OpenAsync(_open?.Ring, cancellationToken));

    /// <summary>Looks into the store again, unless somebody has since this ring was given out: another silo may have added a key.</summary>
    internal Task<OpenRing> OpenAgain(OpenRing known, CancellationToken cancellationToken) => OpenAsync(known, cancellationToken);

    public void Dispose() => _opening.Dispose();

    internal static async Task<bool> IsIn(IGrainStorage store, CancellationToken cancellationToken)
    {
        var state = await ReadAsync(store, cancellationToken).ConfigureAwait(false);
        return state.State?.Locked is not null;
    }

    private async Task<OpenRing> OpenAsync(OpenRing? known, CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_open is { } open && open.Ring != known) return open.Ring;
            var ring = await ReadOrMakeAsync(cancellationToken).ConfigureAwait(false);
            _open = new Opening(ring, time.GetTimestamp());
            if (_fault is not null) Log.Opened(log);
            _fault = null;
            return ring;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var fault = Fault(exception);
            if (_fault != fault.Message) Log.Closed(log, fault.Message, fault.InnerException);
            _fault = fault.Message;
            // One that is open goes on: what it does not know yet is found out at the next try.
            return _open?.Ring ?? throw fault;
        }
        finally
        {
            _opening.Release();
        }
    }

    private async Task<OpenRing> ReadOrMakeAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var state = await ReadAsync(store, cancellationToken).ConfigureAwait(false);
            var elements = state.State?.Locked is { } locked ? Unlock(state.State.LockedBy, locked) : new RingElements();
            var ring = new OpenRing(elements);
            var isNew = ring.Prolong(time.GetUtcNow(), rotateAfter, rotateAfter / 6);
            if (!isNew && state.State?.LockedBy == master.Current) return ring;
            state.State = new RingRecord { LockedBy = master.Current, Locked = master.Lock(Bound, elements.Write()) };
            try
            {
                await store.WriteStateAsync(StateName, Id, state, cancellationToken).ConfigureAwait(false);
                Log.Written(log, ring.Count);
                return new OpenRing(elements);
            }
            catch (InconsistentStateException) when (attempt < Tries)
            {
                // Another silo was quicker: what it wrote counts.
            }
        }
    }

    private RingElements Unlock(string name, byte[] locked)
    {
        try
        {
            return master.Unlock(name, Bound, locked) is { } plain
                ? new RingElements(plain)
                : throw new KeyRingException("The key ring of encryption is locked by another key: set STORAGE_ENCRYPTION_KEY, or Storage__Encryption__PreviousKeys, to the one that was used before.");
        }
        catch (Exception exception) when (exception is CryptographicException or XmlException)
        {
            throw Damaged(exception);
        }
    }

    private static KeyRingException Fault(Exception exception) => exception switch
    {
        KeyRingException known => known,
        JsonException => Damaged(exception),
        _ => new KeyRingException("The key ring of encryption cannot be read or written: the store fails.", exception),
    };

    private static KeyRingException Damaged(Exception cause) => new("The key ring of encryption is damaged: restore the store from a backup.", cause);

    private static async Task<GrainState<RingRecord>> ReadAsync(IGrainStorage store, CancellationToken cancellationToken)
    {
        var state = new GrainState<RingRecord>(new RingRecord());
        await store.ReadStateAsync(StateName, Id, state, cancellationToken).ConfigureAwait(false);
        return state;
    }

    private sealed record Opening(OpenRing Ring, long At);

    private static partial class Log
    {
        [LoggerMessage(EventId = 2451, Level = LogLevel.Error, Message = "{Fault} Without it no record can be read or written.")]
        public static partial void Closed(ILogger logger, string fault, Exception? exception);

        [LoggerMessage(EventId = 2452, Level = LogLevel.Information, Message = "The key ring of encryption can be opened again.")]
        public static partial void Opened(ILogger logger);

        [LoggerMessage(EventId = 2453, Level = LogLevel.Information, Message = "The key ring of encryption was written; it has {Count} keys.")]
        public static partial void Written(ILogger logger, int count);
    }
}
