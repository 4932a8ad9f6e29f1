using System.Collections.Concurrent;
using ChatAgency.Core.Running;

namespace ChatAgency.Grains.Neighbours;

/// <summary>The conversations that live on this silo, each with the scheduler that its runner must be called on.</summary>
internal sealed class LiveRunners
{
    private readonly ConcurrentDictionary<(string Conversation, string Activation), (Runner Runner, TaskScheduler On)> all = new();

    public void Enter(string conversation, string activation, Runner runner) => all[(conversation, activation)] = (runner, TaskScheduler.Current);

    /// <summary>All of them, as they are at this moment.</summary>
    public IEnumerable<Runner> Runners => all.Values.Select(static one => one.Runner);

    public void Leave(string conversation, string activation) => all.TryRemove((conversation, activation), out _);

    /// <summary>How the unfinished work of each of them stands, as it is asked for.</summary>
    public IEnumerable<Standing> Standing() => Runners.Select(static runner => runner.Stands()).OfType<Standing>();

    public void LookAgain(string conversation, string activation)
    {
        if (!all.TryGetValue((conversation, activation), out var found)) return;
        _ = Task.Factory.StartNew(found.Runner.LookAgain, CancellationToken.None, TaskCreationOptions.DenyChildAttach, found.On);
    }
}
