using System.Diagnostics;
using ChatAgency.Chaos.Recording;
using ChatAgency.Running.Processes;

namespace ChatAgency.Chaos.Running;

/// <summary>A process under test: started, broken and started again.</summary>
internal sealed class Host(HostSpec spec, string folder, History history, OutputWatch output) : IAsyncDisposable
{
    private const int MostTries = 10;
    private static readonly TimeSpan s_readyWithin = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan s_betweenTries = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Readiness _readiness = new(spec);
    private Process? _process;
    private volatile bool _isDown = true;

    public HostSpec Spec => spec;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            await LaunchAsync(cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Waits until it is up; a few seconds at most where it stays away.</summary>
    public async Task UpAsync(CancellationToken cancellationToken)
    {
        for (var tries = 0; _isDown && tries < 200; tries++) await Task.Delay(50, cancellationToken);
    }

    /// <summary>Ends it at once, as a power cut would, and starts it again in the background.</summary>
    /// <returns>False where it is down already.</returns>
    public bool KillNow(string fault, double downFor, CancellationToken cancellationToken)
    {
        if (_isDown || _process is not { } process) return false;
        _isDown = true;
        history.Add(new Fact { What = Facts.Kill, Process = spec.Name, Fault = fault, Took = downFor });
        Signal.Send(process.Id, Signal.Kill);
        _ = AgainAsync(process, downFor, cancellationToken);
        return true;
    }

    /// <summary>Asks it to stop, waits for that and starts it again.</summary>
    public async Task StopAndStartAsync(string fault, CancellationToken cancellationToken)
    {
        if (_isDown || _process is not { } process) return;
        _isDown = true;
        var id = history.NextId();
        history.Add(new Fact { What = Facts.FaultBegin, Fault = fault, Process = spec.Name, Id = id, Detail = "SIGTERM" });
        Signal.Send(process.Id, Signal.Terminate);
        await AgainAsync(process, 0, cancellationToken);
        history.Add(new Fact { What = Facts.FaultEnd, Fault = fault, Process = spec.Name, Id = id });
    }

    /// <summary>Lets it stand still for a time.</summary>
    public async Task FreezeAsync(string fault, double seconds, CancellationToken cancellationToken)
    {
        if (_isDown || _process is not { } process) return;
        var id = history.NextId();
        history.Add(new Fact { What = Facts.FaultBegin, Fault = fault, Process = spec.Name, Id = id, Took = seconds, Detail = "SIGSTOP" });
        Signal.Send(process.Id, Signal.Stop);
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), cancellationToken);
        }
        finally
        {
            Signal.Send(process.Id, Signal.Continue);
            history.Add(new Fact { What = Facts.FaultEnd, Fault = fault, Process = spec.Name, Id = id });
        }
    }

    public async ValueTask DisposeAsync()
    {
        _isDown = true;
        if (_process is { HasExited: false } process)
        {
            Signal.Send(process.Id, Signal.Kill);
            await process.WaitForExitAsync();
        }

        _process?.Dispose();
        _one.Dispose();
        _readiness.Dispose();
    }

    private async Task AgainAsync(Process old, double downFor, CancellationToken cancellationToken)
    {
        try
        {
            await _one.WaitAsync(cancellationToken);
            try
            {
                await EndedAsync(old, cancellationToken);
                await Task.Delay(TimeSpan.FromSeconds(downFor), cancellationToken);
                await LaunchAsync(cancellationToken);
            }
            finally
            {
                _one.Release();
            }
        }
        catch (Exception over) when (cancellationToken.IsCancellationRequested && over is OperationCanceledException or ObjectDisposedException)
        {
            // The run is over: nothing has to come back.
        }
    }

    private async Task EndedAsync(Process old, CancellationToken cancellationToken)
    {
        await old.WaitForExitAsync(cancellationToken);
        history.Add(new Fact { What = Facts.Exit, Process = spec.Name, Status = old.ExitCode });
        old.Dispose();
    }

    /// <summary>Starts it until it is ready, as whatever keeps processes running does.</summary>
    private async Task LaunchAsync(CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            history.Add(new Fact { What = Facts.Start, Process = spec.Name });
            var process = Launch.Begin(spec, folder);
            _process = process;
            output.Follow(spec.Name, process);
            if (await _readiness.WaitAsync(process, s_readyWithin, cancellationToken))
            {
                history.Add(new Fact { What = Facts.Ready, Process = spec.Name });
                _isDown = false;
                _ = WatchAsync(process, cancellationToken);
                return;
            }

            if (tries == MostTries) throw new InvalidOperationException($"{spec.Name} did not become ready in {tries} tries; its output is in its log.");
            Signal.Send(process.Id, Signal.Kill);
            await EndedAsync(process, cancellationToken);
            await Task.Delay(s_betweenTries, cancellationToken);
        }
    }

    /// <summary>What ends unasked is started again.</summary>
    private async Task WatchAsync(Process process, CancellationToken cancellationToken)
    {
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (Exception over) when (over is OperationCanceledException or InvalidOperationException)
        {
            return;
        }

        if (_isDown || process != _process) return;
        _isDown = true;
        history.Add(new Fact { What = Facts.Fell, Process = spec.Name });
        await AgainAsync(process, 1, cancellationToken);
    }
}
