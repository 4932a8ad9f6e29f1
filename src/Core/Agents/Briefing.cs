namespace ChatAgency.Core.Agents;

/// <summary>
/// What a prompt is about, in plain terms, for a model client that tells rather than asks (the rehearsal). It travels
/// in the call's additional properties under <see cref="Key"/> and is never sent to a provider.
/// </summary>
/// <param name="Agent">The agent that asks the model.</param>
/// <param name="Question">The question as people read it.</param>
/// <param name="EarlierExchanges">How many earlier exchanges of the thread the prompt holds.</param>
/// <param name="Attempt">Which attempt of the turn asks, from 1.</param>
/// <param name="Round">Which call of the attempt this is, from 1: an agent that used tools calls again with what they returned.</param>
public sealed record Briefing(AgentName Agent, string Question, int EarlierExchanges, int Attempt = 1, int Round = 1)
{
    /// <summary>The name of the additional property that holds it.</summary>
    public const string Key = "agency.briefing";
}
