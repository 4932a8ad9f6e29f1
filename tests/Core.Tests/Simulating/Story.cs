using ChatAgency.Core.Accepting;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Tests.Running;

namespace ChatAgency.Core.Tests.Simulating;

/// <summary>What people do in one run, against whichever process lives; as on Slack, what was not acknowledged is sent again.</summary>
internal sealed class Story(World world, int secondDiesAt)
{
    private readonly List<SimHost> hosts = [];

    public Dictionary<string, Task<AcceptResult>> Said { get; } = [];

    public HashSet<string> Deleted { get; } = [];

    public (int First, int Second) Moments => (hosts[0].Moments, hosts.Count > 1 ? hosts[1].Moments : 0);

    public void Begin(int firstDiesAt) => Start(firstDiesAt);

    public void Say(string id) => Said[id] = UntilKept(id, $"question {id}", null);

    public void Edit(string id) => UntilKept(id, $"edited {id}", m => (m.Kind, m.EditedAt) = (MessageKind.Edited, world.Time.GetUtcNow()));

    public void Delete(string id)
    {
        Deleted.Add(id);
        UntilKept(id, "", static m => m.Kind = MessageKind.Deleted);
    }

    /// <summary>What was acknowledged as chosen, in this order.</summary>
    public List<(long Turn, string Agent)> Chosen { get; } = [];

    public void Choose(long turn, string agent)
    {
        for (var attempt = 0; attempt <= 5; attempt++)
        {
            var chosen = world.TryDo(() => world.Host.Runner.ChooseAsync(turn, new AgentName(agent), new PersonId("U1")));
            Revive();
            Pass(1);
            if (!chosen.IsCompletedSuccessfully || chosen is not Task<bool> { Result: var found }) continue;
            if (found) Chosen.Add((turn, agent));
            return;
        }
    }

    public void Stop()
    {
        _ = world.TryDo(() => world.Host.Runner.CancelAsync(null));
        Revive();
    }

    public void Pass(int seconds)
    {
        for (var i = 0; i < seconds; i++)
        {
            world.Pass(TimeSpan.FromSeconds(1));
            Revive();
        }
    }

    /// <summary>Time enough for all that is open to end.</summary>
    public void Rest() => Pass(120);

    private Task<AcceptResult> UntilKept(string id, string text, Action<IncomingMessageBuilder>? with)
    {
        for (var attempt = 0; ; attempt++)
        {
            var said = world.Say(id, text, with);
            Revive();
            Pass(1);
            if (said.IsCompletedSuccessfully || attempt == 5) return said;
        }
    }

    private void Revive()
    {
        if (world.Host.IsDead) world.Kill(world.Host);
        if (world.Host.IsDead || world.Host.IsDropped) Start(hosts.Count == 1 ? secondDiesAt : int.MaxValue);
    }

    private void Start(int diesAt)
    {
        hosts.Add(world.Start(diesAt: diesAt));
        // It may have died while it started.
        if (world.Host.IsDead) Revive();
    }
}
