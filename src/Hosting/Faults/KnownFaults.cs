namespace ChatAgency.Hosting.Faults;

/// <summary>What was found wrong while the configuration was read.</summary>
internal sealed class KnownFaults(IReadOnlyList<StartupFault> faults) : IStartupCheck
{
    public IReadOnlyList<StartupFault> Check() => faults;
}
