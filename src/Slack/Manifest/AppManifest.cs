using System.Text;

namespace ChatAgency.Slack.Manifest;

/// <summary>Writes the app's manifest, which a workspace admin pastes where Slack makes apps. It is YAML, and says what for.</summary>
public static class AppManifest
{
    /// <summary>Stands where the agency's public address belongs.</summary>
    public const string Placeholder = "https://agency.example.com";

    private const string Description = "A team of AI agents that answers in your threads";

    /// <param name="socketMode">True for the app that fetches by Socket Mode; false for the one that is reached over HTTP.</param>
    public static string Write(bool socketMode)
    {
        var yaml = new StringBuilder();
        yaml.Append(Head(socketMode));
        yaml.Append(Features(socketMode));
        yaml.Append("oauth_config:\n");
        if (!socketMode) yaml.Append($"  redirect_urls:\n    - {Placeholder}{SlackSurface.RedirectPath} # for several workspaces\n");
        yaml.Append("  scopes:\n    bot:\n");
        foreach (var scope in SlackSurface.Scopes) yaml.Append($"      - {scope.Name} # {scope.For}\n");
        yaml.Append("settings:\n  event_subscriptions:\n");
        if (!socketMode) yaml.Append($"    request_url: {Placeholder}/slack/events\n");
        yaml.Append("    bot_events:\n");
        foreach (var happening in SlackSurface.Events) yaml.Append($"      - {happening.Name} # {happening.For}\n");
        yaml.Append("  interactivity:\n    is_enabled: true\n");
        if (!socketMode) yaml.Append($"    request_url: {Placeholder}/slack/interactions\n");
        yaml.Append($"  org_deploy_enabled: false # true to install it for a whole organisation, by OAuth\n  socket_mode_enabled: {(socketMode ? "true" : "false")}\n");
        // With the one token of SLACK_BOT_TOKEN nobody could follow a rotation, and it can never be switched off again.
        yaml.Append("  token_rotation_enabled: false # true only where every workspace is installed by OAuth; for good\n");
        return yaml.ToString();
    }

    private static string Head(bool socketMode) => $"""
        # Made from what the code handles (src/Slack/Manifest); a test keeps it so. Paste it at https://api.slack.com/apps:
        # Create New App, From a manifest. {(socketMode ? "This app needs no public address: Socket Mode." : $"Put your own address in the place of {Placeholder}.")}
        display_information:
          name: ChatAgency
          description: {Description}

        """;

    private static string Features(bool socketMode) => $"""
        features:
          agent_view:
            agent_description: {Description}
          app_home:
            home_tab_enabled: false
            messages_tab_enabled: true
            messages_tab_read_only_enabled: false
          bot_user:
            display_name: ChatAgency
            always_online: true
          slash_commands:
            - command: {SlackNames.Command}{(socketMode ? "" : $"\n      url: {Placeholder}/slack/commands")}
              description: Choose the agent that answers you, list them, get help
              usage_hint: use Code, agents, help
              should_escape: false

        """;
}
