using System.Diagnostics;
using ChatAgency.Running.Measuring;
using ChatAgency.Simulators.Running;

namespace ChatAgency.Running.Processes;

/// <summary>A process that is measured: started until it is ready, and ended with the run.</summary>
public sealed class Target : IAsyncDisposable
{
    private static readonly TimeSpan s_readyWithin = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan s_goneWithin = TimeSpan.FromSeconds(15);
    private readonly Process _process;
    private readonly Task _output;

    private Target(HostSpec spec, Process process, Task output) => (Spec, _process, _output) = (spec, process, output);

    public HostSpec Spec { get; }

    /// <summary>From its start until it was ready.</summary>
    public TimeSpan Start { get; private set; }

    /// <summary>What it has used so far.</summary>
    public Usage Usage => Usage.Of(_process.Id);

    /// <summary>Its process.</summary>
    public int Id => _process.Id;

    /// <exception cref="InvalidOperationException">It did not become ready; its output is in the folder.</exception>
    public static async Task<Target> StartAsync(HostSpec spec, string folder, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var process = Launch.Begin(spec, folder);
        var log = Path.Combine(folder, $"{spec.Name}.log");
        var target = new Target(spec, process, FollowAsync(spec, process, log));
        using var readiness = new Readiness(spec) { Between = TimeSpan.FromMilliseconds(10) };
        if (await readiness.WaitAsync(process, s_readyWithin, cancellationToken))
        {
            target.Start = watch.Elapsed;
            return target;
        }

        var ended = process.HasExited;
        await target.DisposeAsync();
        throw new InvalidOperationException($"{spec.Name} {(ended ? "ended before it was" : "did not become")} ready:\n{await File.ReadAllTextAsync(log + ".err", cancellationToken)}\n{await File.ReadAllTextAsync(log + ".out", cancellationToken)}");
    }

    /// <summary>Asks it to stop and waits for that; what does not go in time is killed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Signal.Send(_process.Id, Signal.Terminate);
            using var patience = new CancellationTokenSource(s_goneWithin);
            await _process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!_process.HasExited) Signal.Send(_process.Id, Signal.Kill);
            await _process.WaitForExitAsync();
        }

        await _output;
        _process.Dispose();
    }

    private static async Task FollowAsync(HostSpec spec, Process process, string log)
    {
        string[] files = [log + ".out", log + ".err"];
        await Task.WhenAll(FollowAsync(process.StandardOutput, files[0]), FollowAsync(process.StandardError, files[1]));
        // What is compared with the agency is not searched.
        if (!spec.Arguments.Any(static argument => argument.Contains("ChatAgency.", StringComparison.Ordinal))) return;
        foreach (var file in files) HostOutputs.Keep("log", await File.ReadAllTextAsync(file));
    }

    private static async Task FollowAsync(StreamReader reader, string file)
    {
        await using var log = new StreamWriter(file, append: true);
        while (await reader.ReadLineAsync() is { } line) await log.WriteLineAsync(line);
    }
}
