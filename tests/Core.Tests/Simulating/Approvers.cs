using ChatAgency.Core.Agents;
using ChatAgency.Core.Approving;
using ChatAgency.Core.Conversations;

namespace ChatAgency.Core.Tests.Simulating;

/// <summary>The people who are asked before something is done. I6: it is done only where they allowed it, and once.</summary>
internal sealed class Approvers(Simulation sim)
{
    private static readonly PersonId Person = new("U1");
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(60);
    private readonly HashSet<string> allowed = [];
    private readonly HashSet<string> done = [];
    private int asked;

    /// <summary>Something is to be asked; mostly somebody answers, in time or too late.</summary>
    public ApprovalAsk Ask(AgentRequest request)
    {
        var id = $"call-{++asked}";
        if (!sim.Dice.OneIn(6)) sim.Clock.At(sim.Dice.OneIn(6) ? sim.Dice.Between(50, 65) : sim.Dice.Between(0.2, 4), () => Decide(request.Turn, id));
        return new ApprovalAsk
        {
            Id = id,
            Agent = AgentName.General.Value,
            Tool = "send",
            Shown = "to: ann",
            Script = "{}",
            Approvers = [Person.Value],
            ApproverNames = "Ann",
            Life = Life,
        };
    }

    /// <summary>An agent goes on after it had asked.</summary>
    public void Act(Approval approval)
    {
        if (approval.State != ApprovalState.Begun) return;
        sim.History.Fact("acted");
        if (!allowed.Contains(approval.Ask.Id)) sim.Violate($"I6: {approval.Ask.Id} was done and nobody had allowed it");
        if (!done.Add(approval.Ask.Id)) sim.Violate($"I6: {approval.Ask.Id} was done twice");
    }

    private void Decide(long turn, string id)
    {
        if (sim.IsDark) return;
        var allows = !sim.Dice.OneIn(4);
        if (allows) allowed.Add(id);
        sim.Cluster.Here().Call(runner =>
        {
            sim.History.Fact("decide", turn, allows ? 1 : 0);
            sim.Forgive(runner.DecideAsync(turn, id, allows, Person));
        });
    }
}
