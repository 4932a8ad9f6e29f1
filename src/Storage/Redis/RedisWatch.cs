using ChatAgency.Storage.Monitoring;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace ChatAgency.Storage.Redis;

/// <summary>Asks Redis every two seconds whether it is there, takes writes, and keeps them over a power cut.</summary>
internal sealed class RedisWatch(IConnectionMultiplexer redis, StorageMonitor monitor, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var pace = new PeriodicTimer(Period, time);
        do await LookAsync(redis.GetDatabase());
        while (await NextAsync(pace, stoppingToken));
    }

    internal async Task LookAsync(IDatabase database)
    {
        try
        {
            // Redis refuses a ping as it refuses a write, when its disk is full or broken.
            await database.PingAsync();
            monitor.Answered(await PromiseAsync(database));
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            monitor.Failed(e is RedisServerException ? "Redis refuses to write: look at its log and its disk" : "Redis does not answer");
        }
    }

    private static async Task<StoragePromise> PromiseAsync(IDatabase database)
    {
        try
        {
            return await ValueAsync("appendonly") == "yes" && await ValueAsync("appendfsync") == "always" ? StoragePromise.Kept : StoragePromise.Reduced;
        }
        catch (Exception e) when (e is RedisServerException or FormatException)
        {
            // Hosted ones often keep CONFIG to themselves.
            return StoragePromise.Unknown;
        }

        async Task<string> ValueAsync(string name) =>
            (RedisResult[]?)await database.ExecuteAsync("CONFIG", "GET", name) is [_, var value] ? (string?)value ?? "" : throw new FormatException("Not what CONFIG answers.");
    }

    private static async Task<bool> NextAsync(PeriodicTimer pace, CancellationToken stoppingToken)
    {
        try
        {
            return await pace.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
