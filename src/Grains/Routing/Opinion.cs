using ChatAgency.Core.Agents;

namespace ChatAgency.Grains.Routing;

/// <summary>What a router makes of a message alone: without its thread, its people, the workspace or a model.</summary>
/// <param name="Reason">Why the first candidate, in one short sentence that a person understands.</param>
/// <param name="Version">Which router, and of which build or training.</param>
/// <param name="IsUnsure">True where the confidence is too low to be acted on when somebody better could be asked.</param>
/// <param name="Ranked">The agents that it may be for, the likeliest first; one at least.</param>
internal sealed record Opinion(string Reason, string Version, bool IsUnsure, IReadOnlyList<Candidate> Ranked)
{
    /// <summary>The likeliest agent.</summary>
    public AgentName Agent => Ranked[0].Agent;

    /// <summary>How likely it is, 0 to 1.</summary>
    public double Confidence => Ranked[0].Confidence;
}
