using ChatAgency.Core.Keeping;

namespace ChatAgency.Core.Running;

/// <summary>The cluster, as far as ownership asks for it.</summary>
public interface IMembership
{
    /// <summary>False once the owner's silo is known to be gone.</summary>
    bool IsAlive(Owner owner);
}
