namespace ChatAgency.EndToEnd.Running;

/// <summary>Where a cluster meets and keeps its records.</summary>
public interface IClusterStore
{
    /// <summary>The settings that lead to it, by way of another port where something stands before it. It starts with the first call.</summary>
    Task<IReadOnlyDictionary<string, string>> SettingsAsync(int? port = null);
}
