using System.Diagnostics;
using System.Net.Sockets;

namespace ChatAgency.Running.Processes;

/// <summary>Waits until a process can be spoken to.</summary>
public sealed class Readiness(HostSpec spec) : IDisposable
{
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>From one look to the next.</summary>
    public TimeSpan Between { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits; false where it ended before it was ready, or is not ready in time.</summary>
    public async Task<bool> WaitAsync(Process process, TimeSpan limit, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        while (!await IsReadyAsync(cancellationToken))
        {
            if (process.HasExited || watch.Elapsed > limit) return false;
            await Task.Delay(Between, cancellationToken);
        }

        return true;
    }

    public void Dispose() => _client.Dispose();

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (spec.Ready is null)
            {
                using var socket = new TcpClient();
                await socket.ConnectAsync(spec.Door.Host, spec.Door.Port, cancellationToken);
                return true;
            }

            using var answer = await _client.GetAsync(spec.Ready, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException or SocketException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}
