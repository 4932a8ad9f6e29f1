using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Orleans.Storage;
using Xunit;

namespace ChatAgency.Grains.Tests.Conversations;

/// <summary>One store for all silos, in memory and beyond their lives, that can be held and made to fail.</summary>
internal sealed class SharedStorage
{
    private readonly ConcurrentDictionary<(string State, string Key), (string Body, string ETag)> _records = new();
    private readonly List<StorageFault> _faults = [];
    private readonly Lock _lock = new();
    private long _last;

    public ConcurrentQueue<StorageCall> Calls { get; } = new();

    public IEnumerable<StorageCall> Writes => Calls.Where(static call => call.Kind == "write");

    public StorageFault Add(StorageFault fault)
    {
        lock (_lock) _faults.Add(fault);
        return fault;
    }

    public void Remove(StorageFault fault)
    {
        lock (_lock) _faults.Remove(fault);
    }

    public StorageFault Hold(string state, string of) => Add(new StorageFault(Write(state, of)) { Holds = true });

    public StorageFault Fail(string state, string of) => Add(new StorageFault(Write(state, of)) { FailsBefore = true });

    /// <summary>The bodies of a state whose key or body names this.</summary>
    public string[] Bodies(string state, string of) =>
        [.. _records.Where(record => record.Key.State == state && (Names(record.Key.Key, of) || Names(record.Value.Body, of))).Select(static record => record.Value.Body)];

    /// <summary>Another writer, unknown to every activation.</summary>
    public void WriteBehind(string state, string of, Func<string, string> change)
    {
        var key = _records.Keys.Single(key => key.State == state && Names(key.Key, of));
        _records[key] = (change(_records[key].Body), NextETag());
    }

    /// <summary>Somebody deletes a record, unknown to every activation.</summary>
    public void Lose(string state, string of) => Assert.True(_records.TryRemove(_records.Keys.Single(key => key.State == state && Names(key.Key, of)), out _));

    public IGrainStorage On(IGrainStorageSerializer serializer) => new Door(this, serializer);

    private static bool Names(string text, string of) => text.Contains(of, StringComparison.Ordinal);

    private static Func<StorageCall, bool> Write(string state, string of) =>
        call => call.Kind == "write" && call.State == state && (Names(call.Key, of) || Names(call.Body, of));

    private string NextETag() => Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture);

    private StorageFault? FaultOf(StorageCall call)
    {
        lock (_lock)
        {
            var fault = _faults.Find(fault => fault.Fits(call));
            if (fault is { Lasts: false }) _faults.Remove(fault);
            return fault;
        }
    }

    private async Task MakeAsync(StorageCall call, Action effect)
    {
        var fault = FaultOf(call);
        Calls.Enqueue(call);
        // As with a real store, no call ends within itself.
        await Task.Yield();
        if (fault is not null) await fault.MeetAsync();
        if (fault is { FailsBefore: true }) throw new IOException("The store is away.");
        effect();
        if (fault is { FailsAfter: true }) throw new IOException("The store did not answer.");
    }

    private void Check((string State, string Key) key, string? etag)
    {
        var stored = _records.TryGetValue(key, out var found) ? found.ETag : null;
        if (stored != etag) throw new InconsistentStateException("Another writer was here.", stored ?? "none", etag ?? "none");
    }

    private sealed class Door(SharedStorage shared, IGrainStorageSerializer serializer) : IGrainStorage
    {
        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            var key = (stateName, grainId.ToString());
            return shared.MakeAsync(new StorageCall("read", stateName, key.Item2, ""), () =>
            {
                if (!shared._records.TryGetValue(key, out var record)) return;
                grainState.State = serializer.Deserialize<T>(BinaryData.FromString(record.Body));
                grainState.ETag = record.ETag;
                grainState.RecordExists = true;
            });
        }

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            var key = (stateName, grainId.ToString());
            var body = Encoding.UTF8.GetString(serializer.Serialize(grainState.State).ToArray());
            return shared.MakeAsync(new StorageCall("write", stateName, key.Item2, body), () =>
            {
                lock (shared._lock)
                {
                    shared.Check(key, grainState.ETag);
                    grainState.ETag = shared.NextETag();
                    shared._records[key] = (body, grainState.ETag);
                }

                grainState.RecordExists = true;
            });
        }

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            var key = (stateName, grainId.ToString());
            return shared.MakeAsync(new StorageCall("clear", stateName, key.Item2, ""), () =>
            {
                lock (shared._lock)
                {
                    shared.Check(key, grainState.ETag);
                    shared._records.TryRemove(key, out _);
                }

                grainState.ETag = null;
                grainState.RecordExists = false;
            });
        }
    }
}
