using ChatAgency.Core.Conversations;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Running;

namespace ChatAgency.Core.Tests.Running;

/// <summary>Reaches every activation that still lives.</summary>
internal sealed class SimNeighbours(IReadOnlyList<SimHost> hosts) : INeighbours
{
    public void LookAgain(ConversationId conversation, Owner owner)
    {
        if (hosts.FirstOrDefault(host => host.Owner.Is(owner)) is { IsDead: false, IsFrozen: false } found) found.Runner.LookAgain();
    }
}
