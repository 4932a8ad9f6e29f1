using System.Collections.Immutable;
using ChatAgency.Grains.Interfaces.Settings;

namespace ChatAgency.Grains.Settings;

/// <summary>The settings that were changed while the agency runs, as stored.</summary>
internal sealed class SettingsState
{
    /// <summary>What is set now.</summary>
    public ChangedSettings Changed { get; set; } = new(0, ImmutableDictionary<string, string>.Empty);

    /// <summary>The versions that are kept, the oldest first.</summary>
    public ImmutableArray<SettingsVersion> Versions { get; set; } = [];
}
