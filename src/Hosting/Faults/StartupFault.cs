namespace ChatAgency.Hosting.Faults;

/// <summary>Why the process does not start: a setting, and what is wrong with it.</summary>
/// <param name="Setting">The plain environment name where there is one, else <c>Section__Key</c> or a file's name.</param>
/// <param name="Problem">What is wrong and what would be right, for operators; never a secret.</param>
public sealed record StartupFault(string Setting, string Problem)
{
    /// <summary>The line that is printed.</summary>
    public override string ToString() => $"{Setting}: {Problem}";
}
