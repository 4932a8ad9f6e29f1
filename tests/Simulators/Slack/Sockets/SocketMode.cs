using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using ChatAgency.Simulators.Waiting;

namespace ChatAgency.Simulators.Slack.Sockets;

/// <summary>
/// Slack's side of Socket Mode. While it is on, nothing goes out over HTTP: each envelope goes to any one of the connections
/// that stand, and again, with the same id, while it is not acknowledged.
/// </summary>
public sealed class SocketMode
{
    // As many as Slack lets an app have.
    private const int MostConnections = 10;

    private readonly ConcurrentDictionary<string, bool> _tickets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<SocketConnection, bool> _connections = new();
    private readonly Changes _changes;
    private int _opened;
    private int _turn;
    private int _losing;
    private int _sent;

    internal SocketMode(Changes changes) => _changes = changes;

    /// <summary>The app's own token (<c>xapp-…</c>), by which connections are asked for.</summary>
    public string AppToken { get; } = $"xapp-1-A000SIMAPP-1-{Guid.NewGuid():N}";

    /// <summary>Whether it is switched on in the app's settings; off at first.</summary>
    public bool IsOn { get; set; }

    /// <summary>How many connections stand.</summary>
    public int Standing => _connections.Count;

    /// <summary>How many have been opened so far.</summary>
    public int Opened => Volatile.Read(ref _opened);

    /// <summary>The fewest that stood since <see cref="WatchFewest"/>.</summary>
    public int Fewest { get; private set; }

    /// <summary>How many envelopes were sent so far, each time they were sent.</summary>
    public int Sent => Volatile.Read(ref _sent);

    /// <summary>What the app said that Slack would not understand. A test expects nothing.</summary>
    public ConcurrentQueue<string> Faults { get; } = new();

    internal Uri Address { get; set; } = null!;

    /// <summary>Begins to watch <see cref="Fewest"/> anew.</summary>
    public void WatchFewest() => Fewest = Standing;

    /// <summary>Waits until connections are as wanted.</summary>
    public Task<SocketMode> WaitForAsync(Func<SocketMode, bool> wanted, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        _changes.WaitForAsync(() => this, wanted, static sockets => $"{sockets.Standing} standing, {sockets.Opened} opened", timeout, cancellationToken);

    /// <summary>The next acknowledgements are lost on their way: Slack sends those envelopes again.</summary>
    public void LoseAcknowledgements(int count) => Volatile.Write(ref _losing, count);

    /// <summary>Says to every connection that it will end: <c>warning</c>, <c>refresh_requested</c> or <c>link_disabled</c>. They stay until the app leaves them.</summary>
    public Task DisconnectAsync(string reason, CancellationToken cancellationToken = default) =>
        SayAsync(new JsonObject { ["type"] = "disconnect", ["reason"] = reason, ["debug_info"] = new JsonObject { ["host"] = "simulated" } }, cancellationToken);

    /// <summary>What each connection is greeted with, exactly so; Slack's own words where null.</summary>
    public JsonObject? Greeting { get; set; }

    /// <summary>Says something to every connection, exactly so.</summary>
    public Task SayAsync(JsonObject words, CancellationToken cancellationToken = default) =>
        Task.WhenAll(_connections.Keys.Select(connection => connection.SendAsync(words, cancellationToken)));

    /// <summary>Sends an envelope exactly so, over one connection, and waits for its acknowledgement; gives the payload that came with it.</summary>
    /// <exception cref="IOException">No connection stands, or it broke.</exception>
    public Task<string?> AskAsync(JsonObject envelope, CancellationToken cancellationToken = default) =>
        (_connections.Keys.MinBy(static one => one.Number) ?? throw new IOException("No connection stands.")).AskAsync(envelope["envelope_id"]!.ToString(), envelope, cancellationToken);

    /// <summary>Ends every connection that stands, without a word.</summary>
    public void Cut()
    {
        foreach (var connection in _connections.Keys) connection.Abort();
    }

    /// <summary>An address that is good for one connection.</summary>
    internal string Ticket()
    {
        var ticket = $"{Guid.NewGuid():N}";
        _tickets[ticket] = true;
        return new UriBuilder(Address) { Scheme = Uri.UriSchemeWs, Path = "/link/", Query = $"ticket={ticket}&app_id=simulated" }.Uri.ToString();
    }

    internal async Task ServeAsync(HttpContext context, CancellationToken stopping)
    {
        if (!context.WebSockets.IsWebSocketRequest || !_tickets.TryRemove(context.Request.Query["ticket"].ToString(), out _) || !IsOn || Standing >= MostConnections)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, context.RequestAborted);
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var connection = new SocketConnection(socket, context.Abort, Heard);
        await connection.SendAsync(Greeting ?? Hello(), end.Token);
        _connections[connection] = true;
        Interlocked.Increment(ref _opened);
        _changes.Signal();
        try
        {
            await connection.ReadAsync(end.Token);
        }
        finally
        {
            _connections.TryRemove(connection, out _);
            Fewest = Math.Min(Fewest, Standing);
            connection.FailAll();
            _changes.Signal();
        }
    }

    /// <summary>Sends what would be a request over HTTP, once. Gives Slack's word for what went wrong, null where nothing did, and what the app said in return.</summary>
    internal async Task<(string? Failure, string? Body)> TryAsync(
        string id, string path, byte[] body, int number, string? reason, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (_connections.Keys.OrderBy(static one => one.Number).ToList() is not { Count: > 0 } standing) return ("connection_failed", null);
        var connection = standing[(int)((uint)Interlocked.Increment(ref _turn) % standing.Count)];
        var envelope = Envelopes.Of(id, path, Encoding.UTF8.GetString(body));
        (envelope["retry_attempt"], envelope["retry_reason"]) = (number, number == 0 ? "" : reason ?? "timeout");
        Interlocked.Increment(ref _sent);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            return (null, await connection.AskAsync(id, envelope, limit.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ("timeout", null);
        }
        catch (IOException)
        {
            return ("connection_failed", null);
        }
    }

    /// <summary>False where the acknowledgement gets lost.</summary>
    private bool Heard(string? fault)
    {
        if (fault is not null) Faults.Enqueue(fault);
        return fault is null && Interlocked.Decrement(ref _losing) < 0;
    }

    private JsonObject Hello() => new()
    {
        ["type"] = "hello",
        ["num_connections"] = Standing + 1,
        ["connection_info"] = new JsonObject { ["app_id"] = "A000SIMAPP" },
        ["debug_info"] = new JsonObject { ["host"] = "simulated", ["approximate_connection_time"] = 3600 },
    };
}
