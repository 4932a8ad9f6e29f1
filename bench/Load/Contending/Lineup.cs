using ChatAgency.Running.Playing;

namespace ChatAgency.Load.Contending;

/// <summary>The contenders that are up; all end together.</summary>
internal sealed class Lineup : IAsyncDisposable
{
    private readonly List<Contender> _all = [];

    public IReadOnlyList<Contender> All => _all;

    public void Add(Contender contender) => _all.Add(contender);

    public async ValueTask DisposeAsync()
    {
        foreach (var contender in _all) await contender.DisposeAsync();
    }
}
