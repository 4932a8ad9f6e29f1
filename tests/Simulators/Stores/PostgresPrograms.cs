using System.Diagnostics;
using System.Globalization;

namespace ChatAgency.Simulators.Stores;

/// <summary>PostgreSQL's programs, which Debian keeps in a folder of each version; run as its own user where this process is root.</summary>
internal static class PostgresPrograms
{
    private const string Owner = "postgres";
    private const string Versions = "/usr/lib/postgresql";

    internal static Process Start(string program, IReadOnlyList<string> arguments)
    {
        var path = Path.Combine(Folder(), program);
        var start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("setpriv", [$"--reuid={Owner}", $"--regid={Owner}", "--clear-groups", path, .. arguments])
            : new ProcessStartInfo(path, arguments);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.UseShellExecute = false;
        start.WorkingDirectory = Path.GetTempPath();
        // Its clients look for certificates at home, which is root's still, and shut to them.
        start.Environment["HOME"] = Path.GetTempPath();
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.BeginOutputReadLine();
        return process;
    }

    /// <summary>Runs one to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has what it said.</exception>
    internal static async Task RunAsync(string program, IReadOnlyList<string> arguments)
    {
        using var process = Start(program, arguments);
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {said}");
    }

    internal static async Task<int> ExitCodeAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Start(program, arguments);
        process.BeginErrorReadLine();
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }

    /// <summary>Gives a folder and all in it to the user that the programs run as.</summary>
    internal static async Task OwnAsync(string folder)
    {
        if (!Environment.IsPrivilegedProcess) return;
        using var process = Process.Start("chown", ["-R", Owner, folder]);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"chown ended with {process.ExitCode}.");
    }

    private static string Folder() =>
        Directory.Exists(Versions) && Directory.EnumerateDirectories(Versions).MaxBy(static folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0) is { } newest
            ? Path.Combine(newest, "bin")
            : throw new InvalidOperationException($"There is no PostgreSQL in {Versions}: apt-get install postgresql.");
}
