using System.CommandLine;
using System.Runtime.CompilerServices;
using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Faults;
using ChatAgency.Models;
using ChatAgency.Silo;
using ChatAgency.Slack;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Tool.Examining;

/// <summary><c>doctor</c>: looks at settings, Slack, model, store and the agency itself, and says what to do.</summary>
internal static class DoctorCommand
{
    internal static Command All()
    {
        var address = new Option<string?>("--address") { Description = "Where the agency's ADMIN_PORT is reached, such as http://agency:5001; else ADMIN_PORT on this machine." };
        var door = new Option<string?>("--public") { Description = "The agency's public address, as it stands in the Slack app: whether it leads here is looked at too." };
        var command = new Command("doctor", $"Looks at settings, Slack, model, store and the running agency, and says for each that it is well, or what to do. Changes nothing. The exit code is {ExitCodes.NotSo} where something is wrong, {ExitCodes.Fault} where a setting is.") { address, door };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.InvocationConfiguration.Output, parsed.GetValue(address), parsed.GetValue(door), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(TextWriter output, string? address, string? door, CancellationToken cancellationToken)
    {
        await using var app = Compose();
        var faults = app.Services.GetServices<IStartupCheck>().SelectMany(static check => check.Check()).Distinct().ToList();
        foreach (var fault in faults) await output.WriteLineAsync(Finding.Wrong(fault.Setting, fault.Problem).ToString());
        if (faults.Count > 0)
        {
            await output.WriteLineAsync("Nothing else was looked at: no host starts with these settings. All of them: docs/configuration.md.");
            return ExitCodes.Fault;
        }

        await output.WriteLineAsync(Finding.Ok("settings", "every one can be used").ToString());
        var wrong = false;
        await foreach (var finding in FindingsAsync(app.Services, address, door, cancellationToken))
        {
            await output.WriteLineAsync(finding.ToString());
            wrong |= finding.Verdict == Verdict.Wrong;
        }

        return wrong ? ExitCodes.NotSo : ExitCodes.Done;
    }

    private static async IAsyncEnumerable<Finding> FindingsAsync(
        IServiceProvider services, string? address, string? door, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var finding in SlackFindings.LookAsync(services, cancellationToken)) yield return finding;
        await foreach (var finding in ModelFindings.LookAsync(services, cancellationToken)) yield return finding;
        await foreach (var finding in StoreFindings.LookAsync()) yield return finding;
        await foreach (var finding in AgencyFindings.LookAsync(services, address, door, cancellationToken)) yield return finding;
    }

    private static WebApplication Compose()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddAgencyConfiguration([]);
        builder.Logging.ClearProviders();
        builder.Services.AddHostSettings().AddSiloSettings();
        builder.Services.AddSlackExam().AddModelExam();
        builder.Services.AddHttpClient(AgencyFindings.Client).RemoveAllLoggers().ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        return builder.Build();
    }
}
