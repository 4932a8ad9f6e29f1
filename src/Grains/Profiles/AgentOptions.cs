namespace ChatAgency.Grains.Profiles;

/// <summary>Where the agents' profiles come from.</summary>
public sealed class AgentOptions
{
    /// <summary>
    /// A folder of profiles (<c>*.md</c>), beside those that are built in; one of the same name takes the built-in one's
    /// place. Relative to the current folder. Left out, or where there is no such folder, the built-in ones alone.
    /// </summary>
    public string Folder { get; set; } = "agents";

    /// <summary>Seconds between two looks for changed files, and for what changed elsewhere in the cluster. 1 to 300.</summary>
    public int ReloadSeconds { get; set; } = 5;
}
