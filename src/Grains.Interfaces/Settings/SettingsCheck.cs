namespace ChatAgency.Grains.Interfaces.Settings;

/// <summary>
/// What would be wrong with settings if these held over the process's own configuration; empty where nothing is. Looks at the
/// settings in <paramref name="changed"/> and at all that are judged together with them.
/// </summary>
/// <param name="values">Everything that would be set, by configuration key.</param>
/// <param name="changed">The keys that are set anew or taken back.</param>
public delegate IReadOnlyList<string> SettingsCheck(IReadOnlyDictionary<string, string> values, IReadOnlyCollection<string> changed);
