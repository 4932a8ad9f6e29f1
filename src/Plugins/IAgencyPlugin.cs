namespace ChatAgency.Plugins;

/// <summary>
/// What a plugin assembly offers: one public class with a constructor without parameters. It is made once in each process
/// and lives as long as that; its tools are called at the same time by many turns.
/// </summary>
public interface IAgencyPlugin
{
    /// <summary>Its tools, asked for once at the start.</summary>
    /// <param name="settings">What stands under <c>Plugins:Settings:{assembly}</c> in the configuration, by name.</param>
    /// <returns>Tools whose names no other tool has.</returns>
    IReadOnlyList<AgencyTool> Tools(IReadOnlyDictionary<string, string> settings);
}
