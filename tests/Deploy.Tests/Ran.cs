using System.ComponentModel;
using System.Diagnostics;

namespace ChatAgency.Deploy.Tests;

/// <summary>A program that ran to its end.</summary>
internal sealed record Ran(int Code, string Output, string Errors)
{
    /// <summary>Runs one at the root of the repository.</summary>
    /// <exception cref="InvalidOperationException">There is no such program; the message has the advice.</exception>
    internal static async Task<Ran> OfAsync(string program, IEnumerable<string> arguments, string advice, IReadOnlyDictionary<string, string>? environment = null, CancellationToken cancellationToken = default)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = Deployed.Root };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        using var process = Started(start, advice);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new Ran(process.ExitCode, await output, await errors);
    }

    private static Process Started(ProcessStartInfo start, string advice)
    {
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"{start.FileName} is missing: {advice}", missing);
        }
    }
}
