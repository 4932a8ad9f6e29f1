using ChatAgency.Core.Keeping;
using ChatAgency.Core.Running;

namespace ChatAgency.Core.Tests.Running;

internal sealed class SimMark(SimStore store, SimHost host) : IOpenMark
{
    public async ValueTask SetAsync(CancellationToken cancellationToken)
    {
        await host.StillHere();
        store.Marked = true;
    }

    public async ValueTask ClearAsync(CancellationToken cancellationToken)
    {
        await host.StillHere();
        store.Marked = false;
    }
}

internal sealed class SimMembership(HashSet<string> alive) : IMembership
{
    public bool IsAlive(Owner owner) => alive.Contains(owner.Silo);
}
