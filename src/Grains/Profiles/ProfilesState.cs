using ChatAgency.Grains.Interfaces.Profiles;

namespace ChatAgency.Grains.Profiles;

/// <summary>All profiles, as stored.</summary>
internal sealed class ProfilesState
{
    /// <summary>Rises with each change of what is served.</summary>
    public long Version { get; set; }

    /// <summary>By the agent's name in small letters.</summary>
    public Dictionary<string, ProfileHistory> Agents { get; set; } = new(StringComparer.Ordinal);
}
