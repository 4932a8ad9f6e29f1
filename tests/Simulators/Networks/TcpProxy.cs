using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ChatAgency.Simulators.Networks;

/// <summary>
/// Stands before a server on this machine and breaks the network between. Over several targets it takes turns, and
/// passes over those that do not listen, as a load balancer does.
/// </summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly IReadOnlyList<IPEndPoint> _targets;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<Link, Task> _links = new();
    private readonly Task _accepting;
    private volatile TaskCompletionSource _changed = New();
    private volatile Traffic _traffic;
    private volatile Predicate<int>? _holds;
    private long _delay;
    private int _turn;

    private TcpProxy(TcpListener listener, IReadOnlyList<IPEndPoint> targets)
    {
        (_listener, _targets) = (listener, targets);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint Address => (IPEndPoint)_listener.LocalEndpoint;

    /// <summary>What happens to bytes from now on; <see cref="Traffic.Flows"/> at first.</summary>
    public Traffic Traffic
    {
        get => _traffic;
        set
        {
            _traffic = value;
            Interlocked.Exchange(ref _changed, New()).TrySetResult();
            if (value == Traffic.Broken) Cut();
        }
    }

    /// <summary>Which clients, by their port, are held while the bytes of all others go through; null, as at first, for none.</summary>
    public Predicate<int>? HoldsClient
    {
        get => _holds;
        set
        {
            _holds = value;
            Interlocked.Exchange(ref _changed, New()).TrySetResult();
        }
    }

    /// <summary>How long each answer of the target takes more; zero at first.</summary>
    public TimeSpan Delay
    {
        get => new(Interlocked.Read(ref _delay));
        set => Interlocked.Exchange(ref _delay, value.Ticks);
    }

    /// <summary>How many connections stand now.</summary>
    public int Connections => _links.Count;

    /// <summary>Starts it on a free port of the loopback address, or on this one.</summary>
    public static TcpProxy Start(IReadOnlyList<IPEndPoint> targets, int port = 0) => new(new TcpListener(IPAddress.Loopback, port), targets);

    /// <summary>The same before one port of this machine.</summary>
    public static TcpProxy Before(int targetPort, int port = 0) => Start([new IPEndPoint(IPAddress.Loopback, targetPort)], port);

    /// <summary>Breaks every connection that stands.</summary>
    public void Cut()
    {
        foreach (var link in _links.Keys) link.Dispose();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        Cut();
        await _accepting;
        await Task.WhenAll(_links.Values);
        _stopping.Dispose();
    }

    internal async Task WhileHeldAsync(int client, CancellationToken cancellationToken)
    {
        while (true)
        {
            var changed = _changed.Task;
            if (_traffic != Traffic.Held && _holds?.Invoke(client) != true) return;
            await changed.WaitAsync(cancellationToken);
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                var link = new Link(this, client, _stopping.Token);
                _links[link] = Task.CompletedTask;
                _links[link] = ServeAsync(link);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end.
        }
    }

    private async Task ServeAsync(Link link)
    {
        await Task.Yield();
        try
        {
            if (_traffic != Traffic.Broken) await link.RunAsync(_targets, Interlocked.Increment(ref _turn));
        }
        finally
        {
            link.Dispose();
            _links.TryRemove(link, out _);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
