using ChatAgency.Running.Measuring;
using ChatAgency.Running.Processes;
using ChatAgency.Running.Sending;

namespace ChatAgency.Running.Playing;

/// <summary>Whoever is measured: one process or several that work together, and the way in.</summary>
/// <param name="Name">As in the tables.</param>
/// <param name="Targets">Its processes; events go to the first that has doors.</param>
/// <param name="Door">The way in.</param>
public sealed record Contender(string Name, IReadOnlyList<Target> Targets, Door Door) : IAsyncDisposable
{
    /// <summary>It answers questions, and not requests alone.</summary>
    public bool Answers => Targets.Any(static target => target.Spec.HasTurns);

    /// <summary>Where its own posts come back as events.</summary>
    public Uri Address => Targets.First(static target => target.Spec.HasDoors).Spec.Door;

    /// <summary>What all its processes have used.</summary>
    public Usage Usage => Targets.Select(static target => target.Usage).Aggregate(static (one, other) => one + other);

    /// <summary>What all its processes have allocated; null where that cannot be seen.</summary>
    public async Task<double?> AllocatedAsync(CancellationToken cancellationToken)
    {
        double? sum = 0;
        foreach (var target in Targets) sum += await Allocated.ByAsync(target.Spec.Admin, cancellationToken);
        return sum;
    }

    public async ValueTask DisposeAsync()
    {
        Door.Dispose();
        foreach (var target in Targets) await target.DisposeAsync();
    }
}
