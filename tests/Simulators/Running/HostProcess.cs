using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;

namespace ChatAgency.Simulators.Running;

/// <summary>A host of the agency as an operating-system process of its own.</summary>
public sealed partial class HostProcess : IAsyncDisposable
{
    private const int SigAbrt = 6;
    private const int SigTerm = 15;
    private const int SigCont = 18;
    private const int SigStop = 19;
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();
    private readonly Task reading;
    private TaskCompletionSource nextLine = NewLine();

    private HostProcess(Process process, string command, Func<string, bool>? ready, TaskCompletionSource isReady)
    {
        this.process = process;
        reading = ReadAllAsync();

        async Task ReadAllAsync()
        {
            await Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
            // What the tool prints is meant for who called it: people's words too, where those were asked for.
            if (!command.Contains("ChatAgency.Tool", StringComparison.Ordinal)) HostOutputs.Keep("log", Output);
        }

        async Task ReadAsync(StreamReader reader)
        {
            while (await reader.ReadLineAsync() is { } line)
            {
                lines.Enqueue(line);
                Interlocked.Exchange(ref nextLine, NewLine()).SetResult();
                if (ready?.Invoke(line) == true) isReady.TrySetResult();
            }
        }
    }

    public IReadOnlyList<string> Lines => [.. lines];

    /// <summary>Whether a connection from this port of the loopback address is one of this process.</summary>
    public bool Holds(int port)
    {
        var sockets = Directory.EnumerateFiles($"/proc/{process.Id}/fd").Select(static file => new FileInfo(file).LinkTarget).ToHashSet();
        return new[] { "/proc/net/tcp", "/proc/net/tcp6" }.SelectMany(File.ReadLines)
            .Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Any(fields => fields[1].EndsWith($":{port:X4}", StringComparison.Ordinal) && sockets.Contains($"socket:[{fields[9]}]"));
    }

    public bool HasEnded => process.HasExited;

    /// <summary>How large a file of its memory the kernel may write, as the kernel says it: soft and hard limit.</summary>
    public string CoreLimit => File.ReadLines($"/proc/{process.Id}/limits").First(static line => line.StartsWith("Max core file size", StringComparison.Ordinal));

    public string Output => string.Join('\n', lines);

    /// <summary>Starts a host with these settings alone; nothing of this process's environment that could be a setting is passed on.</summary>
    public static HostProcess Start(
        string project,
        IReadOnlyDictionary<string, string> settings,
        string folder,
        Func<string, bool>? ready = null,
        TaskCompletionSource? isReady = null,
        AgencyBuild? build = null,
        params string[] args) =>
        Run(["dotnet", (build ?? AgencyBuild.This).Program(project), .. args], settings, folder, ready, isReady);

    /// <summary>The same by the command that starts it.</summary>
    public static HostProcess Run(
        IReadOnlyList<string> command, IReadOnlyDictionary<string, string> settings, string folder, Func<string, bool>? ready = null, TaskCompletionSource? isReady = null)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
        };
        foreach (var name in start.Environment.Keys.Where(static name => name is not ("PATH" or "HOME" or "TMPDIR" or "DOTNET_ROOT" or "LANG")).ToArray()) start.Environment.Remove(name);
        // A host here lives for seconds. What the runtime does meanwhile to be faster in minutes took a fifth of all that two cores had.
        (start.Environment["DOTNET_TieredPGO"], start.Environment["DOTNET_TC_CallCounting"]) = ("0", "0");
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
        return new HostProcess(process, string.Join(' ', command), ready, isReady ?? new TaskCompletionSource());
    }

    /// <summary>Keeps what it measured, where that is searched and it still answers.</summary>
    public async Task KeepMetricsAsync(Uri admin)
    {
        if (!HostOutputs.AreKept || HasEnded) return;
        using var client = new HttpClient { BaseAddress = admin, Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            HostOutputs.Keep("metrics", await client.GetStringAsync("/metrics"));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            // The test froze it or cut it off: there is nothing to be had.
        }
    }

    /// <summary>Ends it as a power cut would.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        await reading;
    }

    /// <summary>Ends it as a crash in native code would.</summary>
    public async Task CrashAsync()
    {
        // The runtime's handler may take the first for a fault that comes again by itself: it hands the signal back to the kernel, and goes on.
        for (var tries = 0; tries < 50 && !process.HasExited; tries++)
        {
            _ = Kill(process.Id, SigAbrt);
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(TimeSpan.FromMilliseconds(200)));
        }

        await ExitCodeAsync();
    }

    /// <summary>Stops it where it stands, as an overloaded machine or a debugger would.</summary>
    public void Freeze() => _ = Kill(process.Id, SigStop);

    /// <summary>Lets a frozen one go on.</summary>
    public void Thaw() => _ = Kill(process.Id, SigCont);

    /// <summary>Asks it to stop and waits for its exit code.</summary>
    public async Task<int> StopAsync(TimeSpan? patience = null)
    {
        if (!process.HasExited) _ = Kill(process.Id, SigTerm);
        return await ExitCodeAsync(patience);
    }

    public async Task<int> ExitCodeAsync(TimeSpan? patience = null)
    {
        using var limit = new CancellationTokenSource(patience ?? TimeSpan.FromSeconds(60));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"It did not end. What it printed:\n{Output}");
        }

        await reading;
        return process.ExitCode;
    }

    /// <summary>Waits for the task, or fails with what the process printed when it ends first.</summary>
    public async Task UntilAsync(Task task, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        var ended = process.WaitForExitAsync(limit.Token);
        if (await Task.WhenAny(task, ended) == task) return;
        throw new InvalidOperationException($"The host did not become ready:\n{Output}");
    }

    /// <summary>Asks as a cluster's probe does, until the answer is 200; two minutes at most.</summary>
    public async Task ListensAsync(Uri admin, string probe)
    {
        using var client = new HttpClient { BaseAddress = admin };
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        do
        {
            try
            {
                using var response = await client.GetAsync(probe, limit.Token);
                if (response.StatusCode == HttpStatusCode.OK) return;
            }
            catch (HttpRequestException) when (!HasEnded)
            {
                // It does not listen yet.
                continue;
            }
            catch (HttpRequestException)
            {
                throw new InvalidOperationException($"The host ended before it was ready:\n{Output}");
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"The host is not ready:\n{Output}");
            }
        }
        while (await pause.WaitForNextTickAsync(limit.Token));
    }

    /// <summary>The first line, printed already or to come, that fits; 30 seconds at most.</summary>
    public async Task<string> LineAsync(Func<string, bool> fits)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        for (var seen = 0; ;)
        {
            var next = Volatile.Read(ref nextLine).Task;
            var sofar = Lines;
            if (sofar.Skip(seen).FirstOrDefault(fits) is { } found) return found;
            seen = sofar.Count;
            try
            {
                await next.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"No such line was printed:\n{Output}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await KillAsync();
        process.Dispose();
    }

    private static TaskCompletionSource NewLine() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
