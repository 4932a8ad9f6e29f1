using ChatAgency.Hosting.Faults;
using StackExchange.Redis;

namespace ChatAgency.Hosting.Clustering;

/// <summary>
/// One Redis that this process speaks to. It connects at the first use, and by itself again whenever the connection is
/// lost. What a gateway waits for is limited by the gateway: a slow write goes on, and the message is a duplicate when it
/// is sent again.
/// </summary>
public sealed class RedisConnection : IDisposable
{
    private readonly string _setting;
    private readonly Lazy<IConnectionMultiplexer> _open;

    /// <param name="setting">The setting that holds the connection string, as operators write it.</param>
    /// <param name="connectionString">What it holds.</param>
    /// <param name="title">What its connections are called at the server.</param>
    /// <param name="patience">How long a call may take.</param>
    internal RedisConnection(string setting, string? connectionString, string title, TimeSpan patience)
    {
        _setting = setting;
        Options = Read(connectionString, title, patience);
        _open = new(() => ConnectionMultiplexer.Connect(Options ?? throw new InvalidOperationException($"{_setting} is not set.")));
    }

    /// <summary>The one connection that all of this process share.</summary>
    /// <exception cref="InvalidOperationException">The setting is missing or is no connection string; the checks at start say so.</exception>
    public IConnectionMultiplexer Shared => _open.Value;

    /// <summary>How it connects; null where the setting is missing or is no connection string.</summary>
    public ConfigurationOptions? Options { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_open.IsValueCreated) _open.Value.Dispose();
    }

    /// <summary>Whether Redis answers now.</summary>
    internal StartupFault? Fault()
    {
        if (Options is null) return new StartupFault(_setting, "is needed and is not a connection string of Redis: set host:port, and password=… behind a comma where it has one.");
        try
        {
            Shared.GetDatabase().Ping();
            return null;
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            // The client's own words can quote the connection string.
            return new StartupFault(_setting, $"names a Redis that does not answer ({Reason(e)}): start it, or correct the address.");
        }
    }

    private static string Reason(Exception e) => e switch
    {
        RedisConnectionException connection => connection.FailureType.ToString(),
        RedisServerException => "it refuses the call: look at its password, its permissions and its disk",
        _ => "no answer in time",
    };

    private static ConfigurationOptions? Read(string? connectionString, string title, TimeSpan patience)
    {
        if (string.IsNullOrWhiteSpace(connectionString)) return null;
        try
        {
            var options = ConfigurationOptions.Parse(connectionString);
            if (options.EndPoints.Count == 0) return null;
            options.AbortOnConnectFail = false;
            options.SyncTimeout = options.AsyncTimeout = (int)patience.TotalMilliseconds;
            options.ConnectTimeout = (int)TimeSpan.FromSeconds(2).TotalMilliseconds;
            options.ReconnectRetryPolicy = new LinearRetry((int)TimeSpan.FromMilliseconds(500).TotalMilliseconds);
            options.KeepAlive = (int)TimeSpan.FromSeconds(5).TotalSeconds;
            options.ClientName = title;
            return options;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
