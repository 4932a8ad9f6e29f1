namespace ChatAgency.Grains.Routing;

/// <summary>What the classifier says of a message.</summary>
/// <param name="Chances">Every agent, the likeliest first.</param>
/// <param name="Version">The classifier that says so.</param>
internal sealed record RouteVerdict(IReadOnlyList<AgentChance> Chances, string Version)
{
    /// <summary>Below it the verdict is unsure. Figures on both sides of it are in docs/routing.md.</summary>
    public const float Sure = 0.6f;

    private const float NeededFrom = 0.5f;

    // An unsure verdict between two makes both of them about even: that is one need, and not two. Two take more than one and a half.
    private const float SeveralFrom = 1.5f;

    private readonly float _needs = Chances.Sum(static one => one.Needed);

    /// <summary>The likeliest agent.</summary>
    public AgentChance Best => Chances[0];

    /// <summary>All that have something to do in the message, the likeliest first.</summary>
    public IEnumerable<AgentChance> Needed => Chances.Where(IsNeeded);

    /// <summary>True where another way of finding out is worth its cost: a model, or a question to the person.</summary>
    public bool IsUnsure => Best.First < Sure;

    /// <summary>True for an agent that has something to do in the message, alone or beside others.</summary>
    public bool IsNeeded(AgentChance one) => one.Agent == Best.Agent || (_needs >= SeveralFrom && one.Needed >= NeededFrom);
}
