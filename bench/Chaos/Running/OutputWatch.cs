using System.Diagnostics;
using ChatAgency.Chaos.Recording;

namespace ChatAgency.Chaos.Running;

/// <summary>Keeps what the processes print, and looks for secrets in it.</summary>
internal sealed class OutputWatch(string folder, History history, IReadOnlyList<string> secrets)
{
    private readonly Lock _lock = new();

    public void Follow(string name, Process process)
    {
        _ = ReadAsync(name, process.StandardOutput);
        _ = ReadAsync(name, process.StandardError);
    }

    private async Task ReadAsync(string name, StreamReader reader)
    {
        try
        {
            while (await reader.ReadLineAsync() is { } line)
            {
                if (secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal))) history.Add(new Fact { What = Facts.Leak, Process = name, Detail = "output" });
                lock (_lock) File.AppendAllText(Path.Combine(folder, $"{name}.log"), line + "\n");
            }
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The process was killed while it printed.
        }
    }
}
