using System.Net;
using System.Net.Sockets;
using ChatAgency.Chaos.Breaking;

namespace ChatAgency.Chaos.Running;

/// <summary>Stands between the processes and their store, and lets bytes through, late, one way only, or not at all.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private static readonly TimeSpan s_slow = TimeSpan.FromMilliseconds(400);
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly int _target;
    private readonly Task _accepting;
    private CancellationTokenSource _away = new();
    private volatile string? _fault;

    public Relay(int target)
    {
        _target = target;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = Task.Run(AcceptAsync);
    }

    public int Port { get; }

    /// <summary>Begins a fault of <see cref="MomentKinds"/>, or ends it with null.</summary>
    public void Break(string? fault)
    {
        _fault = fault;
        // What is lost breaks the connections too, at its beginning (away) or at its end (mute).
        if (fault is MomentKinds.StoreSlow) return;
        Interlocked.Exchange(ref _away, new CancellationTokenSource()).Cancel();
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!_stopping.IsCancellationRequested) _ = CarryAsync(await _listener.AcceptTcpClientAsync(_stopping.Token));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The run is over.
        }
    }

    private async Task CarryAsync(TcpClient caller)
    {
        using var owned = caller;
        if (_fault == MomentKinds.StoreAway) return;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(_away.Token, _stopping.Token);
        try
        {
            using var store = new TcpClient { NoDelay = true };
            caller.NoDelay = true;
            await store.ConnectAsync(IPAddress.Loopback, _target, end.Token);
            var there = CopyAsync(caller.GetStream(), store.GetStream(), isAnswer: false, end.Token);
            var back = CopyAsync(store.GetStream(), caller.GetStream(), isAnswer: true, end.Token);
            await Task.WhenAny(there, back);
            await end.CancelAsync();
        }
        catch (Exception broken) when (broken is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One side has gone, or the fault broke the line.
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, bool isAnswer, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReadAsync(buffer, cancellationToken) is > 0 and var count)
            {
                if (_fault == MomentKinds.StoreSlow) await Task.Delay(s_slow, cancellationToken);
                if (_fault == MomentKinds.StoreMute && isAnswer) continue;
                await to.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            }
        }
        catch (Exception broken) when (broken is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // As above.
        }
    }
}
