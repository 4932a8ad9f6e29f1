using Orleans.CodeGeneration;

namespace ChatAgency.Grains.Interfaces.Settings;

/// <summary>
/// The settings that were changed while the agency runs, for the whole cluster: one grain, with the key <see cref="Key"/>. Every
/// host asks for them every few seconds and lays them over its own configuration.
/// </summary>
[Alias("ChatAgency.ISettingsGrain"), Version(1)]
public interface ISettingsGrain : IGrainWithIntegerKey
{
    /// <summary>The key of the one grain.</summary>
    const int Key = 0;

    /// <summary>How many versions are kept; the oldest go first.</summary>
    const int MostVersions = 100;

    /// <summary>What is changed now, where it is not what the caller knows; null where it is.</summary>
    /// <param name="known">The <see cref="ChangedSettings.Version"/> that the caller has; -1 for none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [Alias("Read")]
    Task<ChangedSettings?> Read(long known, CancellationToken cancellationToken);

    /// <summary>Sets and takes back single settings: all of it or, with any fault, nothing.</summary>
    [Alias("Change")]
    Task<SettingsOutcome> Change(SettingsWish wish, CancellationToken cancellationToken);

    /// <summary>Makes hold again what held with a version, as a new version. What would be wrong today is refused as in <see cref="Change"/>.</summary>
    /// <param name="to">A version that is kept, or the one before the oldest that is; 0 for before any change.</param>
    /// <param name="expected">The version that the caller has seen; null to do it whatever holds.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="note">Why; 200 characters at most, may be empty.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [Alias("RollBack")]
    Task<SettingsOutcome> RollBack(long to, long? expected, string by, string note, CancellationToken cancellationToken);

    /// <summary>The versions that are kept, the newest first: <see cref="MostVersions"/> at most.</summary>
    [Alias("History")]
    Task<IReadOnlyList<SettingsVersion>> History(CancellationToken cancellationToken);
}
