using ChatAgency.Simulators;

namespace ChatAgency.Chaos.Running;

/// <summary>What every process of the agency is set to in a run.</summary>
internal static class AgencySettings
{
    public static Dictionary<string, string> For(Outside outside, string name)
    {
        var settings = outside.Settings(name);
        // The simulator has no limits but those of the schedule; the model's patience is scaled with its answers.
        settings["Slack__UpdatesPerMinute"] = "0";
        settings["Slack__PostsPerMinute"] = "0";
        settings["Models__FirstTokenTimeout"] = "00:00:06";
        settings["Models__BetweenTokensTimeout"] = "00:00:03";
        settings["Logging__LogLevel__Default"] = "Warning";
        settings["Logging__LogLevel__ChatAgency"] = "Information";
        settings["DOTNET_TieredPGO"] = "0";
        return settings;
    }

    /// <summary>The host's program, built with the same configuration as this one.</summary>
    public static string Program(string project)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        return Path.Combine(RepositoryRoot.Find(), "artifacts", "bin", project, configuration, $"ChatAgency.{project}.dll");
    }
}
