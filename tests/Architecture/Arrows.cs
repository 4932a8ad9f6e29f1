namespace ChatAgency.Architecture;

/// <summary>
/// Which project of src may refer to which: hosts → the agency, platforms, models, storage and hosting → the
/// contracts → the conversation. A new project is entered here first.
/// </summary>
internal static class Arrows
{
    private static readonly string[] s_contracts = ["Core", "Grains.Interfaces"];

    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Allowed { get; } = new Dictionary<string, IReadOnlySet<string>>
    {
        ["Core"] = Set(),
        ["Grains.Interfaces"] = Set("Core"),
        ["Plugins"] = Set(),
        // Reads texts and scores them; knows no agency.
        ["Classifying"] = Set(),
        // A program of the build: makes the model that Grains carries along. Grains runs it and uses nothing of it.
        ["Training"] = Set("Classifying"),
        ["Grains"] = Set([.. s_contracts, "Classifying", "Training", "Plugins"]),
        ["Toolbox"] = Set("Plugins"),
        ["Slack"] = Set(s_contracts),
        ["Models"] = Set("Core"),
        ["Storage"] = Set(s_contracts),
        ["Hosting"] = Set(s_contracts),
        ["Gateway"] = Set([.. s_contracts, "Slack", "Hosting"]),
        // The operators' pages and API; of Slack it needs the links to install the agency.
        ["Console"] = Set([.. s_contracts, "Slack", "Hosting"]),
        ["Silo"] = Set([.. s_contracts, "Grains", "Plugins", "Toolbox", "Slack", "Models", "Storage", "Hosting", "Console"]),
        // The doctor looks at what the hosts look at: settings, Slack, models.
        ["Tool"] = Set([.. s_contracts, "Slack", "Models", "Storage", "Hosting", "Silo"]),
        ["Local"] = Set([.. s_contracts, "Grains", "Plugins", "Toolbox", "Slack", "Models", "Storage", "Hosting", "Silo", "Gateway"]),
    };

    private static HashSet<string> Set(params string[] names) => new(names, StringComparer.Ordinal);
}
