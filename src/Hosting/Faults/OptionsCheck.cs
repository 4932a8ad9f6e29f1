using ChatAgency.Hosting.Configuration;

namespace ChatAgency.Hosting.Faults;

/// <summary>Validates every options class of the catalogue.</summary>
internal sealed class OptionsCheck(IEnumerable<OptionsEntry> entries, IServiceProvider services) : IStartupCheck
{
    public IReadOnlyList<StartupFault> Check() => [.. entries.SelectMany(entry => entry.Check(services))];
}
