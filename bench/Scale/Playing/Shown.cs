using ChatAgency.Running.Reporting;

namespace ChatAgency.Scale.Playing;

/// <summary>What one part came to.</summary>
/// <param name="Table">Its figures.</param>
/// <param name="Faults">What was not as it has to be.</param>
internal sealed record Shown(Table Table, IReadOnlyList<string> Faults);
