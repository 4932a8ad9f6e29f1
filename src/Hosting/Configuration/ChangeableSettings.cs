namespace ChatAgency.Hosting.Configuration;

/// <summary>Which settings may be changed while the agency runs: the one list of them.</summary>
public static class ChangeableSettings
{
    // What is not here is read once, when a host starts.
    private static readonly Dictionary<string, string[]> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Alerts"] = ["WebhookAfterMinutes", "AgainAfterMinutes", "ResolveAfterMinutes", "GatherMinutes", "QuietFrom", "QuietTo", "TimeZone", "StillSeconds", "UnknownSeconds", "ParkedTurns", "FailedTurns", "Faults", "WithinMinutes"],
        ["Alerts:Health"] = ["BadSeconds", "PromiseReduced"],
        ["Limits"] = ["PersonAMinute", "ChannelAMinute", "WorkspaceAMinute"],
        ["Links"] = ["Hosts"],
        ["Logging:LogLevel"] = ["Default", "ChatAgency"],
        ["Memory"] = ["Summaries", "SummaryTokens", "NotesFrom"],
        // Not where the words go: who could change an address would be sent the key that belongs to another.
        ["Models"] = ["Provider", "OpenAI:Model", "AzureOpenAI:Deployment", "Fallbacks", "FirstTokenTimeout", "BetweenTokensTimeout", "MaxConcurrency", "RetryShare", "RetryFloor"],
        ["Prompts"] = ["MaxPromptTokens"],
        ["Routing"] = ["Mode", "ModelSeconds", "Model", "Panels", "PanelMembers", "PanelMemberSeconds", "Handoffs"],
        ["Slack"] = ["UpdatesPerMinute", "PostsPerMinute", "AgentNames", "Icons", "NativeStreams"],
        ["Speaking"] = ["Mode", "Guests", "External", "MessagesAMinute"],
        ["Tools"] = ["Rounds", "Calls", "CallSeconds", "ResultCharacters", "AnswerCharacters", "Approvers", "ApprovalMinutes", "Off", "Only"],
        ["Turns"] = ["TaskTimeoutSeconds", "InboxLimit", "WhenBusy", "WhenBusyIn", "SmallTalkFactor", "LongWorkFactor"],
    };

    /// <summary>The configuration keys, in alphabetical order.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. Names.SelectMany(static section => section.Value.Select(name => $"{section.Key}:{name}")).Order(StringComparer.Ordinal)];

    /// <summary>True where any setting of this section may be changed.</summary>
    public static bool AreIn(string section) => Names.ContainsKey(section);

    /// <summary>True where this setting may be changed.</summary>
    public static bool Has(string key) => Keys.Contains(key, StringComparer.OrdinalIgnoreCase);
}
