using System.Collections;

namespace ChatAgency.Hosting.Configuration;

/// <summary>What a process finds around itself at its start.</summary>
/// <param name="CurrentFolder">Where <c>.env</c> and the operator's <c>appsettings.json</c> are.</param>
/// <param name="ProgramFolder">Where the settings that come with the program are.</param>
/// <param name="Variables">The environment.</param>
internal sealed record Surroundings(string CurrentFolder, string ProgramFolder, IReadOnlyDictionary<string, string?> Variables)
{
    internal static Surroundings OfThisProcess() => new(
        Directory.GetCurrentDirectory(),
        AppContext.BaseDirectory,
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value, StringComparer.Ordinal));
}
