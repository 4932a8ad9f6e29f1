using System.Security.Cryptography;
using ChatAgency.Storage.Encrypting.Ring;
using ChatAgency.Storage.Encrypting.Sealing;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace ChatAgency.Storage.Encrypting.Keys;

/// <summary>The data keys of every scope: finds, makes and destroys them. Each scope's are one record of the store.</summary>
internal sealed partial class KeyBook
{
    internal const string StateName = "encryption-keys";

    private const int Tries = 10;

    private readonly IGrainStorage _store;
    private readonly KeyWrap _wrap;
    private readonly TimeSpan _rotateAfter;
    private readonly TimeProvider _time;
    private readonly ILogger<KeyBook> _log;

    internal KeyBook(IGrainStorage store, KeyRing ring, TimeSpan rotateAfter, TimeProvider time, ILogger<KeyBook> log)
    {
        (_store, _wrap, _rotateAfter, _time, _log) = (store, new KeyWrap(ring), rotateAfter, time, log);
        Cache = new KeyCache(ReadAsync, time);
    }

    internal KeyCache Cache { get; }

    internal static GrainId Id(string scope) => GrainId.Create("encryption-keys", scope);

    /// <summary>The scope's keys, as they were less than a minute ago.</summary>
    internal ValueTask<KeySet> Get(string scope) => Cache.Find(scope) is { } known ? new(known) : new(Cache.ReadAsync(scope));

    /// <summary>The scope's keys with this one among them where there is such a one: another silo may just have made it.</summary>
    internal ValueTask<KeySet> Get(string scope, KeyId wanted) => Cache.Find(scope) is { } known && known.Knows(wanted) ? new(known) : new(LookForAsync(scope, wanted));

    /// <summary>The scope's keys with one to write with, made where there is none or where the last one had its days.</summary>
    internal ValueTask<KeySet> GetForWriting(string scope) => Cache.Find(scope) is { } known && MayWrite(known) ? new(known) : new(EnsureAsync(scope));

    /// <summary>Destroys all keys of the scope, and leaves their names behind. False where there was none.</summary>
    internal async Task<bool> DestroyAsync(string scope)
    {
        var (isDone, _) = await ChangeAsync(scope, record =>
        {
            var now = _time.GetUtcNow();
            record.Destroyed.AddRange(record.Keys.Select(key => new DestroyedKey(key.Id, now)));
            record.Keys.Clear();
        }, static record => record.Keys.Count > 0).ConfigureAwait(false);
        return isDone;
    }

    private bool MayWrite(KeySet keys) => keys.Newest is { } newest && IsYoung(newest.MadeAt);

    private bool IsYoung(DateTimeOffset madeAt) => _time.GetUtcNow() - madeAt < _rotateAfter;

    private async Task<KeySet> LookForAsync(string scope, KeyId wanted)
    {
        var keys = await Cache.ReadAsync(scope).ConfigureAwait(false);
        // That answer may have been on its way before the key was made; the next one was not.
        return keys.Knows(wanted) ? keys : await Cache.ReadAsync(scope).ConfigureAwait(false);
    }

    private async Task<KeySet> EnsureAsync(string scope)
    {
        var known = await Get(scope).ConfigureAwait(false);
        if (MayWrite(known)) return known;
        var fresh = new DataKey(KeyId.New(), _time.GetUtcNow(), RandomNumberGenerator.GetBytes(Seal.KeyLength));
        var wrapped = await _wrap.WrapAsync(scope, fresh).ConfigureAwait(false);
        var (isMade, keys) = await ChangeAsync(scope, record => record.Keys.Add(wrapped), record => record.Keys is [] || !IsYoung(record.Keys[^1].MadeAt)).ConfigureAwait(false);
        if (isMade) Log.Made(_log, fresh.Id);
        return keys;
    }

    /// <summary>Changes what the store has now, where it needs the change; of several silos that want the same, one does it.</summary>
    private async Task<(bool IsDone, KeySet Keys)> ChangeAsync(string scope, Action<KeyRecord> change, Func<KeyRecord, bool> isNeeded)
    {
        for (var attempt = 1; ; attempt++)
        {
            var at = _time.GetTimestamp();
            var state = await FindAsync(scope).ConfigureAwait(false);
            var isDone = isNeeded(state.State!);
            try
            {
                if (isDone)
                {
                    change(state.State!);
                    await _store.WriteStateAsync(StateName, Id(scope), state).ConfigureAwait(false);
                }
            }
            catch (InconsistentStateException) when (attempt < Tries)
            {
                continue;
            }

            var keys = await _wrap.UnwrapAsync(scope, state.State!, state.ETag).ConfigureAwait(false);
            Cache.Put(scope, keys, at);
            return (isDone, keys);
        }
    }

    private async Task<KeySet> ReadAsync(string scope, KeySet? known)
    {
        var state = await FindAsync(scope).ConfigureAwait(false);
        return known is { ETag: { } etag } && etag == state.ETag ? known : await _wrap.UnwrapAsync(scope, state.State!, state.ETag).ConfigureAwait(false);
    }

    private async Task<GrainState<KeyRecord>> FindAsync(string scope)
    {
        var state = new GrainState<KeyRecord>(new KeyRecord());
        await _store.ReadStateAsync(StateName, Id(scope), state).ConfigureAwait(false);
        state.State ??= new KeyRecord();
        return state;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2455, Level = LogLevel.Information, Message = "Data key {Key} was made.")]
        public static partial void Made(ILogger logger, KeyId key);
    }
}
