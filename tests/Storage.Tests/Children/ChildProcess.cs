using System.Diagnostics;

namespace ChatAgency.Storage.Tests.Children;

/// <summary>This executable once more, as another process.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;

    internal ChildProcess(string what, string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [what, folder]) { RedirectStandardOutput = true, RedirectStandardInput = true };
        _process = Process.Start(start)!;
    }

    internal int Id => _process.Id;

    internal ValueTask<string?> NextLine(CancellationToken cancellationToken) => _process.StandardOutput.ReadLineAsync(cancellationToken);

    /// <summary>Kills it as the operating system does, and returns what it still had said.</summary>
    internal async Task<string[]> Kill(CancellationToken cancellationToken)
    {
        _process.Kill();
        var rest = await _process.StandardOutput.ReadToEndAsync(cancellationToken);
        await _process.WaitForExitAsync(cancellationToken);
        // A line is said when it is whole.
        return rest.Length == 0 ? [] : rest[..(rest.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
