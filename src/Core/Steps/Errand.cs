
namespace ChatAgency.Core.Steps;

/// <summary>A removal or a look of the sweep.</summary>
/// <param name="InAir">True while it runs.</param>
/// <param name="NextAt">When it may run next.</param>
/// <param name="Tries">How often it ran.</param>
public sealed record Errand(bool InAir, DateTimeOffset NextAt, int Tries);
