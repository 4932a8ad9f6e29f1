using ModelContextProtocol.Client;

namespace ChatAgency.Toolbox.Servers;

/// <summary>
/// Holds the connection to one server: made when it is first needed, and again when it broke. Whoever needs it at the same
/// time waits for the same attempt, and after a failed one nobody tries for a while.
/// </summary>
internal sealed class ServerConnection(string name, ToolServerOptions options, TimeSpan limit, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _ended = new();
    private Task<ServerLink>? _connecting;
    private DateTimeOffset _notBefore;
    private TimeSpan _pause = FirstPause;

    /// <summary>The connection as it stands, or a new one. The caller may leave; the attempt goes on for others.</summary>
    public Task<ServerLink> LinkAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_connecting is { IsCompletedSuccessfully: true } done && !Up(done)) Drop(done);
            if (_connecting is { IsCompleted: true, IsCompletedSuccessfully: false } && time.GetUtcNow() >= _notBefore) _connecting = null;
            _connecting ??= ConnectAsync();
            return _connecting.WaitAsync(cancellationToken);
        }
    }

    /// <summary>The connection proved to be of no use: the next one who needs it gets another.</summary>
    public void Broke(ServerLink link)
    {
        lock (_lock)
        {
            if (_connecting is { IsCompletedSuccessfully: true } done && Is(done, link)) Drop(done);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        Task<ServerLink>? last;
        lock (_lock) last = _connecting;
        if (last is not null) await EndAsync(last);
        _ended.Dispose();
    }

    private async Task<ServerLink> ConnectAsync()
    {
        // Never on the caller's thread: what asks is a turn.
        await Task.Yield();
        using var timeout = new CancellationTokenSource(limit, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _ended.Token);
        try
        {
            var client = await McpClient.CreateAsync(Transport(), new McpClientOptions { ClientInfo = new() { Name = "ChatAgency", Version = "1" } }, cancellationToken: linked.Token);
            var tools = await client.ListToolsAsync(cancellationToken: linked.Token);
            _pause = FirstPause;
            return new ServerLink(client, [.. tools]);
        }
        catch
        {
            lock (_lock)
            {
                _notBefore = time.GetUtcNow() + _pause;
                _pause = _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
            }

            throw;
        }
    }

    private IClientTransport Transport()
    {
        if (options.Address is { Length: > 0 } address)
        {
            return new HttpClientTransport(new HttpClientTransportOptions { Name = name, Endpoint = new Uri(address), TransportMode = HttpTransportMode.StreamableHttp, AdditionalHeaders = options.Headers });
        }

        var environment = StdioClientTransportOptions.GetDefaultEnvironmentVariables();
        foreach (var (variable, value) in options.Environment) environment[variable] = value;
        return new StdioClientTransport(new StdioClientTransportOptions { Name = name, Command = options.Command!, Arguments = options.Arguments, InheritEnvironmentVariables = false, EnvironmentVariables = environment });
    }

    private void Drop(Task<ServerLink> link)
    {
        _connecting = null;
        _ = EndAsync(link);
    }

    private static async Task EndAsync(Task<ServerLink> link)
    {
        try
        {
            await (await link).Client.DisposeAsync();
        }
        catch (Exception)
        {
            // It was never there, or is gone already: either way nothing is left to end.
        }
    }

#pragma warning disable RS0030 // The task has ended: nothing blocks.
    private static bool Up(Task<ServerLink> done) => done.Result.IsUp;

    private static bool Is(Task<ServerLink> done, ServerLink link) => done.Result == link;
#pragma warning restore RS0030
}
