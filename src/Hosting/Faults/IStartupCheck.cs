namespace ChatAgency.Hosting.Faults;

/// <summary>
/// Something that must hold before anything starts. Every registered check runs, in the order of registration, and all
/// their faults are reported together. A check may take what it checks, such as a lock.
/// </summary>
public interface IStartupCheck
{
    /// <summary>What is wrong; empty when nothing is. Does not throw for what an operator can mend.</summary>
    IReadOnlyList<StartupFault> Check();
}
