namespace ChatAgency.Simulators.Slack.Workspaces;

/// <summary>What an admin's paste of <c>deploy/slack/manifest.yaml</c> gives the app: no scope and no event more than it asks for.</summary>
public static class AppManifestFile
{
    private static readonly string[] s_lines = File.ReadAllLines(Path.Combine(RepositoryRoot.Find(), "deploy", "slack", "manifest.yaml"));

    /// <summary>The bot's scopes.</summary>
    public static IReadOnlyList<string> Scopes { get; } = ListUnder("bot:");

    /// <summary>The events that are subscribed to, by their names in the manifest.</summary>
    public static IReadOnlyList<string> Events { get; } = ListUnder("bot_events:");

    private static List<string> ListUnder(string key) =>
    [
        .. s_lines.SkipWhile(line => line.Trim() != key).Skip(1)
            .Select(static line => line.Trim())
            .TakeWhile(static line => line.StartsWith("- ", StringComparison.Ordinal))
            .Select(static line => line[2..].Split(" #")[0].Trim()),
    ];
}
