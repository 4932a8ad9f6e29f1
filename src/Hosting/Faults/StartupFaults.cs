using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Faults;

/// <summary>Collects what keeps a process from starting.</summary>
internal static partial class StartupFaults
{
    internal static IReadOnlyList<StartupFault> Find(IServiceProvider services) =>
        [.. services.GetServices<IStartupCheck>().SelectMany(check => check.Check()).Distinct()];

    /// <summary>The faults that an exception stands for; empty when it is none that an operator can mend.</summary>
    internal static IReadOnlyList<StartupFault> In(Exception exception) => exception switch
    {
        StartupFaultException known => known.Faults,
        OptionsValidationException invalid => [.. invalid.Failures.Select(failure => FaultNames.Read(invalid.OptionsType.Name, failure))],
        AggregateException many when many.InnerExceptions.All(inner => In(inner).Count > 0) => [.. many.InnerExceptions.SelectMany(In)],
        // The ports were free when they were tried: somebody else was quicker.
        IOException { InnerException: AddressInUseException } => [new StartupFault("PORT or ADMIN_PORT", "is in use by another process.")],
        // The framework reads these before the agency does.
        InvalidDataException { InnerException: FormatException } unreadable when FileName().Match(unreadable.Message) is { Success: true } file =>
            [new StartupFault(file.Groups["name"].Value, "is not valid JSON.")],
        _ => [],
    };

    [GeneratedRegex(@"(?<name>[^/\\]+\.json)'")]
    private static partial Regex FileName();
}
