using ChatAgency.Running.Playing;

namespace ChatAgency.Load.Playing;

/// <summary>One run of one contender in one scenario.</summary>
internal sealed record Result(Scenario Scenario, string Contender, Figures Figures);
