using System.Collections.Concurrent;

namespace ChatAgency.Storage.Encrypting.Keys;

/// <summary>
/// Key sets that were read lately. One is good for half a minute at once, and used for as long again while it is being read
/// anew: so an erasure by another silo is known here within a minute, and no message waits for a key that is in use.
/// </summary>
internal sealed class KeyCache(Func<string, KeySet?, Task<KeySet>> read, TimeProvider time)
{
    /// <summary>After this it is read anew beside its use.</summary>
    internal static readonly TimeSpan Fresh = TimeSpan.FromSeconds(25);

    /// <summary>After this it is not used any more.</summary>
    internal static readonly TimeSpan Usable = TimeSpan.FromSeconds(50);

    /// <summary>How many scopes are kept: some megabytes.</summary>
    internal const int Bound = 10_000;

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<KeySet>>> _reading = new(StringComparer.Ordinal);

    internal int Count => _entries.Count;

    /// <summary>What is known and still usable; null where it must be read.</summary>
    internal KeySet? Find(string scope)
    {
        if (!_entries.TryGetValue(scope, out var entry)) return null;
        var age = time.GetElapsedTime(entry.At);
        if (age >= Usable) return null;
        if (age >= Fresh) _ = ReadAsync(scope).ContinueWith(static read => _ = read.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return entry.Keys;
    }

    /// <summary>Reads it from the store, whatever is known; those who ask meanwhile share the answer.</summary>
    internal Task<KeySet> ReadAsync(string scope)
    {
        var mine = new Lazy<Task<KeySet>>(() => ReadOnceAsync(scope));
        return _reading.GetOrAdd(scope, mine).Value;
    }

    /// <summary>Takes in what was just read or written, unless something later is known.</summary>
    /// <param name="scope">Whose keys.</param>
    /// <param name="keys">All of them.</param>
    /// <param name="at">A timestamp from before they were asked for.</param>
    internal void Put(string scope, KeySet keys, long at)
    {
        if (_entries.Count >= Bound && !_entries.ContainsKey(scope)) MakeRoom();
        _entries.AddOrUpdate(scope, static (_, mine) => mine, static (_, known, mine) => known.At > mine.At ? known : mine, new Entry(keys, at));
    }

    private async Task<KeySet> ReadOnceAsync(string scope)
    {
        // From before the read: what comes after it may not be in the answer.
        var at = time.GetTimestamp();
        try
        {
            var keys = await read(scope, _entries.GetValueOrDefault(scope)?.Keys).ConfigureAwait(false);
            Put(scope, keys, at);
            return keys;
        }
        finally
        {
            _reading.TryRemove(scope, out _);
        }
    }

    private void MakeRoom()
    {
        foreach (var (scope, entry) in _entries)
        {
            if (time.GetElapsedTime(entry.At) >= Usable) _entries.TryRemove(scope, out _);
        }

        foreach (var scope in _entries.Keys.Take(_entries.Count - (Bound * 9 / 10))) _entries.TryRemove(scope, out _);
    }

    private sealed record Entry(KeySet Keys, long At);
}
