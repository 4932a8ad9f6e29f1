using System.Collections.Concurrent;
using ChatAgency.Core.Running;
using ChatAgency.Grains.Interfaces.Finding;

namespace ChatAgency.Grains.Neighbours;

/// <summary>The conversations that live on this silo, each with the scheduler that its runner must be called on.</summary>
internal sealed class LiveRunners
{
    // As many as an operator looks at.
    private const int MostShown = 500;
    private readonly ConcurrentDictionary<(string Conversation, string Activation), (Runner Runner, TaskScheduler On)> all = new();

    public void Enter(string conversation, string activation, Runner runner) => all[(conversation, activation)] = (runner, TaskScheduler.Current);

    /// <summary>All of them, as they are at this moment.</summary>
    public IEnumerable<Runner> Runners => all.Values.Select(static one => one.Runner);

    public void Leave(string conversation, string activation) => all.TryRemove((conversation, activation), out _);

    /// <summary>How the unfinished work of each of them stands, as it is asked for.</summary>
    public IEnumerable<Standing> Standing() => Runners.Select(static runner => runner.Stands()).OfType<Standing>();

    /// <summary>The conversations with unfinished work, those that have had it longest first.</summary>
    public TurnsHere InFlight(string silo)
    {
        var all = All().OrderByDescending(static one => one.Age).ToArray();
        return new TurnsHere(all.Length, [.. all.Take(MostShown)]);

        IEnumerable<TurnInFlight> All()
        {
            foreach (var ((conversation, _), (runner, _)) in this.all)
            {
                if (runner.Working() is not var (turn, standing)) continue;
                yield return new TurnInFlight
                {
                    Conversation = conversation,
                    Turn = turn.Number,
                    State = turn.State,
                    Silo = silo,
                    Agent = turn.Route?.Shown.Value,
                    AwaitsPerson = standing.AwaitsPerson,
                    Waiting = standing.Waiting,
                    Age = standing.Age,
                    Still = standing.Still,
                    Unknown = standing.Unknown,
                    Attempt = turn.Attempt,
                };
            }
        }
    }

    public void LookAgain(string conversation, string activation)
    {
        if (!all.TryGetValue((conversation, activation), out var found)) return;
        _ = Task.Factory.StartNew(found.Runner.LookAgain, CancellationToken.None, TaskCreationOptions.DenyChildAttach, found.On);
    }
}
