using System.Diagnostics;
using ChatAgency.Chaos.Recording;
using ChatAgency.Simulators.Running;

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

    /// <summary>Keeps it where whoever runs this searches all that hosts print; see <see cref="HostOutputs"/>.</summary>
    public static async Task KeepAsync(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.log")) HostOutputs.Keep("log", await File.ReadAllTextAsync(file));
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
