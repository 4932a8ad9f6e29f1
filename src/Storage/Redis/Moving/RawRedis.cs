using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using ChatAgency.Storage.Moving;
using StackExchange.Redis;

namespace ChatAgency.Storage.Redis.Moving;

/// <summary>
/// The records of one cluster in Redis, in the form of Orleans' own provider: a hash <c>{cluster}/state/{grain}/{state}</c> with
/// an <c>etag</c> and <c>data</c>.
/// </summary>
/// <param name="redis">The caller's connection, which stays open.</param>
/// <param name="cluster">The cluster's name, <c>Cluster:Name</c>.</param>
public sealed class RawRedis(IConnectionMultiplexer redis, string cluster) : IRawStore
{
    private const int PageSize = 500;

    private static readonly RedisValue ETag = "etag";
    private static readonly RedisValue Data = "data";

    private readonly string _prefix = $"{cluster}/state/";

    /// <inheritdoc/>
    public string Place => $"redis {string.Join(',', redis.GetEndPoints(configuredOnly: true).Select(static point => point.ToString()))} database {redis.GetDatabase().Database}, cluster {cluster}";

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<RecordHead>> HeadsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A scan gives a key twice while Redis grows its tables.
        var seen = new HashSet<UInt128>();
        var page = new List<string>(PageSize);
        foreach (var server in redis.GetServers().Where(static server => server is { IsConnected: true, IsReplica: false }))
        {
            await foreach (var key in Keys(server, cancellationToken))
            {
                if (!seen.Add(Short(key))) continue;
                page.Add(key);
                if (page.Count < PageSize) continue;
                yield return await HeadsAsync(page);
                page.Clear();
            }
        }

        if (page.Count > 0) yield return await HeadsAsync(page);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RawRecord>> ReadAsync(IReadOnlyList<RecordName> names, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(names);
        var database = redis.GetDatabase();
        var found = await Told("read", Task.WhenAll(names.Select(name => database.HashGetAsync(Key(name), [ETag, Data]))).WaitAsync(cancellationToken));
        List<RawRecord> records = [];
        for (var i = 0; i < names.Count; i++)
        {
            if (found[i] is [{ IsNull: false } etag, { IsNullOrEmpty: false } data]) records.Add(new RawRecord(names[i], etag.ToString(), (ReadOnlyMemory<byte>)data));
        }

        return records;
    }

    /// <inheritdoc/>
    public Task WriteAsync(IReadOnlyList<RawRecord> records, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(records);
        var database = redis.GetDatabase();
        return Told("written", Task.WhenAll(records.Select(record =>
            database.HashSetAsync(Key(record.Name), [new HashEntry(ETag, Guid.NewGuid().ToString("N")), new HashEntry(Data, record.Body)]))));
    }

    /// <inheritdoc/>
    public Task RemoveAsync(IReadOnlyList<RecordName> names, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(names);
        return Told("removed", redis.GetDatabase().KeyDeleteAsync([.. names.Select(Key)]));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async IAsyncEnumerable<string> Keys(IServer server, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var keys = server.KeysAsync(redis.GetDatabase().Database, $"{_prefix}*", PageSize).GetAsyncEnumerator(cancellationToken);
        while (await Told("listed", keys.MoveNextAsync().AsTask())) yield return keys.Current.ToString();
    }

    private async Task<IReadOnlyList<RecordHead>> HeadsAsync(List<string> keys)
    {
        var database = redis.GetDatabase();
        var etags = Task.WhenAll(keys.Select(key => database.HashGetAsync(key, ETag)));
        var lengths = Task.WhenAll(keys.Select(key => database.HashStringLengthAsync(key, Data)));
        await Told("listed", Task.WhenAll(etags, lengths));
        List<RecordHead> heads = [];
        for (var i = 0; i < keys.Count; i++)
        {
            if ((await lengths)[i] > 0 && (await etags)[i] is { IsNull: false } etag) heads.Add(new RecordHead(Name(keys[i]), etag.ToString()));
        }

        return heads;
    }

    private RedisKey Key(RecordName name) => $"{_prefix}{name.Grain}/{name.State}";

    // No state has a slash in its name.
    private RecordName Name(string key)
    {
        var end = key.LastIndexOf('/');
        return new RecordName(key[(end + 1)..], key[_prefix.Length..end]);
    }

    private static UInt128 Short(string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key), hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    private static async Task<T> Told<T>(string what, Task<T> call)
    {
        await Told(what, (Task)call);
        return await call;
    }

    private static async Task Told(string what, Task call)
    {
        try
        {
            await call;
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            // The client's own words can quote the connection string.
            throw new StorageException($"Records in Redis could not be {what}: {(e is RedisServerException ? "it refuses" : "it does not answer")}.");
        }
    }
}
