using ChatAgency.Simulators;

namespace ChatAgency.Running.Targets;

/// <summary>What every process of the agency is set to in a run.</summary>
public static class AgencySettings
{
    /// <param name="outside">The world it speaks to.</param>
    /// <param name="name">Its name there.</param>
    /// <param name="more">What this run sets besides, or instead.</param>
    public static Dictionary<string, string> For(Outside outside, string name, IReadOnlyDictionary<string, string>? more = null)
    {
        var settings = outside.Settings(name);
        // The simulator has no limits but those that a run gives it.
        settings["Slack__UpdatesPerMinute"] = "0";
        settings["Slack__PostsPerMinute"] = "0";
        // One person asks a thousand times in one thread.
        settings["Speaking__MessagesAMinute"] = "0";
        foreach (var whose in new[] { "Person", "Channel", "Workspace" }) settings[$"Limits__{whose}AMinute"] = "0";
        settings["Logging__LogLevel__Default"] = "Warning";
        settings["Logging__LogLevel__ChatAgency"] = "Information";
        foreach (var (setting, value) in more ?? new Dictionary<string, string>()) settings[setting] = value;
        return settings;
    }

    /// <summary>The host's program, built with the same configuration as this one.</summary>
    public static string Program(string project)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        return Path.Combine(RepositoryRoot.Find(), "artifacts", "bin", project, configuration, $"ChatAgency.{project}.dll");
    }
}
