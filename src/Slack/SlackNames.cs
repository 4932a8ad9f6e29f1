namespace ChatAgency.Slack;

/// <summary>Names that more than one side of the Slack layer uses.</summary>
internal static class SlackNames
{
    /// <summary>The first part of a conversation's id.</summary>
    public const string Platform = "slack";

    /// <summary>The button that answers a turn anew; its value is the turn.</summary>
    public const string AgainAction = "chatagency_again";

    /// <summary>The menu that has another agent answer a turn; its value is turn and agent.</summary>
    public const string AnotherAction = "chatagency_another";

    /// <summary>The button that does what a choice in that menu does, for the agent that was about as likely.</summary>
    public const string InsteadAction = "chatagency_instead";

    /// <summary>The button that approves a call; its value is turn and call.</summary>
    public const string ApproveAction = "chatagency_approve";

    /// <summary>The button that denies it; its value is the same.</summary>
    public const string DenyAction = "chatagency_deny";

    /// <summary>The agency's slash command.</summary>
    public const string Command = "/agency";

    /// <summary>The button that stops a turn; its value is the turn.</summary>
    public const string StopAction = "chatagency_stop";
}
