namespace ChatAgency.Models.Examining;

/// <summary>How one provider's connection stands.</summary>
/// <param name="Provider">The provider's name as people know it.</param>
/// <param name="Problem">What is wrong and what helps, without a secret; null where nothing is.</param>
public sealed record ModelFinding(string Provider, string? Problem);
