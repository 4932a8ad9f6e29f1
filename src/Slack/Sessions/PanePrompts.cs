using ChatAgency.Slack.Outbound;

namespace ChatAgency.Slack.Sessions;

/// <summary>Which questions the pane offers. Pure.</summary>
internal static class PanePrompts
{
    /// <summary>As many as Slack documents.</summary>
    public const int Most = 4;

    /// <summary>One about the channel in view, some that say what agents do, and one that lists them all.</summary>
    /// <param name="agents">The agents in service, those first that are to be offered first.</param>
    /// <param name="channel">The name of the channel in view; null for none.</param>
    public static IReadOnlyList<SuggestedPrompt> Of(IReadOnlyList<string> agents, string? channel)
    {
        var prompts = new List<SuggestedPrompt>();
        if (channel is not null) prompts.Add(new SuggestedPrompt($"Draft a message for #{channel}", $"Help me write a message for #{channel}. Ask me what it is to say, and draft it then."));
        foreach (var agent in agents.Take(Most - 1 - prompts.Count)) prompts.Add(new SuggestedPrompt($"What can {agent} do?", $"{agent}: what can you do for me? Give me three examples that I can try."));
        prompts.Add(new SuggestedPrompt("Who answers here?", "agents"));
        return prompts;
    }
}
