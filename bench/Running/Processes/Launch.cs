using System.Diagnostics;

namespace ChatAgency.Running.Processes;

/// <summary>Starts a process with the environment of its <see cref="HostSpec"/> and nothing else that could be a setting.</summary>
public static class Launch
{
    /// <param name="spec">What to start; both its outputs are to be read by the caller.</param>
    /// <param name="folder">Where it works.</param>
    public static Process Begin(HostSpec spec, string folder)
    {
        var start = new ProcessStartInfo(spec.Program, spec.Arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
        };
        foreach (var name in start.Environment.Keys.Where(static name => name is not ("PATH" or "HOME" or "TMPDIR" or "DOTNET_ROOT" or "LANG")).ToArray()) start.Environment.Remove(name);
        foreach (var (name, value) in spec.Settings) start.Environment[name] = value;
        return Process.Start(start) ?? throw new InvalidOperationException($"{spec.Program} did not start.");
    }
}
