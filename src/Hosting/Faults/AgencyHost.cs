using ChatAgency.Hosting.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatAgency.Hosting.Faults;

/// <summary>Runs a host from its composition to its end.</summary>
public static class AgencyHost
{
    /// <summary>The exit code when settings, ports or the data folder are wrong (<c>EX_CONFIG</c> of sysexits.h).</summary>
    public const int FaultExitCode = 78;

    /// <summary>The exit code when something else broke (<c>EX_SOFTWARE</c> of sysexits.h).</summary>
    public const int BrokenExitCode = 70;

    /// <summary>
    /// Forbids core files, composes the application, runs every <see cref="IStartupCheck"/>, starts it and waits for its end. All faults are
    /// printed together to standard error, one a line and without any secret, before anything has started.
    /// </summary>
    /// <returns>0 after a clean end, <see cref="FaultExitCode"/> or <see cref="BrokenExitCode"/>.</returns>
    public static Task<int> RunAsync(Func<WebApplication> compose, CancellationToken cancellationToken = default) =>
        RunAsync(compose, Console.Error, cancellationToken);

    internal static async Task<int> RunAsync(Func<WebApplication> compose, TextWriter errors, CancellationToken cancellationToken)
    {
        WebApplication? app = null;
        Func<string, string> clean = static text => text;
        try
        {
            CoreFiles.Forbid();
            app = compose();
            clean = Scrub(app.Services).Clean;
            var faults = StartupFaults.Find(app.Services);
            if (faults.Count > 0) return await ReportAsync(faults, clean, errors);
            await app.StartAsync(cancellationToken);
            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (Exception e) when (StartupFaults.In(e) is { Count: > 0 } faults)
        {
            return await ReportAsync(faults, clean, errors);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await errors.WriteLineAsync(clean($"ChatAgency stopped: {e}"));
            return BrokenExitCode;
        }
        finally
        {
            if (app is not null) await app.DisposeAsync();
        }
    }

    private static SecretScrub Scrub(IServiceProvider services) =>
        new(services.GetRequiredService<IConfiguration>(), services.GetServices<OptionsEntry>());

    private static async Task<int> ReportAsync(IReadOnlyList<StartupFault> faults, Func<string, string> clean, TextWriter errors)
    {
        await errors.WriteLineAsync($"ChatAgency cannot start. {faults.Count} {(faults.Count == 1 ? "setting is" : "settings are")} wrong:");
        foreach (var fault in faults) await errors.WriteLineAsync("  " + clean(fault.ToString()));
        return FaultExitCode;
    }
}
