namespace ChatAgency.Simulators.Stores;

/// <summary>What a cluster meets in and keeps its records in, running on this machine.</summary>
/// <param name="Port">Where it listens; a test may stand a proxy before it.</param>
/// <param name="Folder">Where it keeps its files.</param>
/// <param name="SettingsThrough">What a host is told that is to reach it on this port: provider and connection strings.</param>
public sealed record ClusterStore(int Port, string Folder, Func<int, IReadOnlyDictionary<string, string>> SettingsThrough);
