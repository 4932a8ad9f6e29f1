using System.Diagnostics;
using ChatAgency.Simulators.Networks;

namespace ChatAgency.Simulators.Tools;

/// <summary>The MCP project's own test server from npm, over streamable HTTP on a free port.</summary>
public sealed class EverythingServer : IDisposable
{
    private readonly Process _process;

    private EverythingServer(Process process, int port) => (_process, Port) = (process, port);

    /// <summary>What node runs; with <c>stdio</c> it speaks over its standard input.</summary>
    public static string Script { get; } = Path.Combine(RepositoryRoot.Find(), "tests", "node_modules", "@modelcontextprotocol", "server-everything", "dist", "index.js");

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>Its address.</summary>
    public string Address => $"http://127.0.0.1:{Port}/mcp";

    /// <summary>Starts it.</summary>
    /// <param name="port">Where it is to listen; a free port where null.</param>
    /// <exception cref="InvalidOperationException">The package is missing.</exception>
    public static async Task<EverythingServer> StartAsync(int? port = null)
    {
        if (!File.Exists(Script)) throw new InvalidOperationException("@modelcontextprotocol/server-everything is missing: run `npm ci` in tests/.");
        var chosen = port ?? FreePort.Take();
        var start = new ProcessStartInfo("node", [Script, "streamableHttp"]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["PORT"] = chosen.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("listening", StringComparison.OrdinalIgnoreCase) == true) listening.TrySetResult();
        };
        process.BeginErrorReadLine();
        await Task.WhenAny(listening.Task, process.WaitForExitAsync()).WaitAsync(TimeSpan.FromSeconds(30));
        return new EverythingServer(process, chosen);
    }

    /// <summary>Ends it at once.</summary>
    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}
