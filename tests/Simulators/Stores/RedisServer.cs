using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ChatAgency.Simulators.Networks;

namespace ChatAgency.Simulators.Stores;

/// <summary>Debian's <c>redis-server</c> on a free port, in a folder of its own that goes with it.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly string _folder = Directory.CreateTempSubdirectory("chatagency-redis-").FullName;
    private readonly string _fsync;
    private Process? _process;

    private RedisServer(int port, string fsync) => (Port, _fsync) = (port, fsync);

    /// <summary>Where it listens, also after a restart.</summary>
    public int Port { get; }

    /// <summary>Where it keeps its files: the log of all writes, and a dump where one was asked for.</summary>
    public string Folder => _folder;

    /// <summary>The value for <c>ConnectionStrings:Cluster</c> and <c>ConnectionStrings:Storage</c>.</summary>
    public string ConnectionString => $"127.0.0.1:{Port}";

    /// <summary>Starts one that has every write on its disk before it answers, or is set to what is named.</summary>
    public static async Task<RedisServer> StartAsync(string fsync = "always")
    {
        var server = new RedisServer(FreePort.Take(), fsync);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts it again on the same port and records.</summary>
    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo("redis-server", ["--port", $"{Port}", "--bind", "127.0.0.1", "--dir", _folder, "--save", "", "--appendonly", "yes", "--appendfsync", _fsync])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        _process = Process.Start(start) ?? throw new InvalidOperationException("redis-server did not start.");
        _process.BeginOutputReadLine();
        using var limit = new CancellationTokenSource(Patience);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await AnswersAsync(limit.Token)) await pause.WaitForNextTickAsync(limit.Token);
    }

    /// <summary>Ends it as a power cut of the process would.</summary>
    public async Task KillAsync()
    {
        if (_process is not { } process) return;
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        _process = null;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        if (_process!.HasExited) throw new InvalidOperationException($"redis-server ended with {_process.ExitCode}.");
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, Port, cancellationToken);
            await client.GetStream().WriteAsync("PING\r\n"u8.ToArray(), cancellationToken);
            var answer = new byte[16];
            return await client.GetStream().ReadAsync(answer, cancellationToken) > 0 && answer[0] == '+';
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return false;
        }
    }
}
