using System.Diagnostics;
using ChatAgency.Running.Measuring;

namespace ChatAgency.Running.Playing;

/// <summary>Reads what a contender and the generator use, from here to there.</summary>
public sealed class Meter
{
    private readonly Contender _contender;
    private readonly double? _allocated;
    private readonly Usage _target;
    private readonly Usage _own = Usage.Of(Environment.ProcessId);
    private readonly long _began = Stopwatch.GetTimestamp();

    private Meter(Contender contender, double? allocated)
    {
        (_contender, _allocated) = (contender, allocated);
        _target = contender.Usage;
    }

    public static async Task<Meter> BeginAsync(Contender contender, CancellationToken cancellationToken) =>
        new(contender, await contender.AllocatedAsync(cancellationToken));

    /// <summary>The figures from the beginning to now.</summary>
    public async Task<Figures> EndAsync(int count, CancellationToken cancellationToken)
    {
        var (took, target, own) = (Stopwatch.GetElapsedTime(_began), _contender.Usage, Usage.Of(Environment.ProcessId));
        return new Figures
        {
            Count = count,
            Took = took,
            CpuSeconds = target.CpuSeconds - _target.CpuSeconds,
            Allocated = await _contender.AllocatedAsync(cancellationToken) - _allocated,
            Resident = target.Resident,
            Generator = (own.CpuSeconds - _own.CpuSeconds) / took.TotalSeconds,
        };
    }
}
