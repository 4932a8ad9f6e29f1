namespace ChatAgency.Hosting.Faults;

/// <summary>Stops a start for reasons that the operator can mend.</summary>
public sealed class StartupFaultException(IReadOnlyList<StartupFault> faults)
    : Exception(string.Join(Environment.NewLine, faults))
{
    /// <summary>All that is wrong.</summary>
    public IReadOnlyList<StartupFault> Faults { get; } = faults;
}
