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

    /// <summary>What tells what a person thinks of an answer; its value is turn and side. Also what the ids of the plain buttons begin with.</summary>
    public const string FeedbackAction = "chatagency_feedback";

    /// <summary>The plain button for a good answer, where Slack's own buttons are refused.</summary>
    public const string UpAction = FeedbackAction + "_up";

    /// <summary>The plain button for one that is not.</summary>
    public const string DownAction = FeedbackAction + "_down";

    /// <summary>The side of a good answer.</summary>
    public const string Up = "up";

    /// <summary>The other side.</summary>
    public const string Down = "down";

    /// <summary>The menu that answers a turn anew; its value is turn and wish.</summary>
    public const string MoreAction = "chatagency_more";

    /// <summary>The wish to have it answered once more.</summary>
    public const string Again = "again";

    /// <summary>The wish to have it shorter.</summary>
    public const string Shorter = "shorter";

    /// <summary>The button that tells why a turn was answered as it was; its value is the turn.</summary>
    public const string WhyAction = "chatagency_why";

    /// <summary>The form that asks for a reason, and the name of its one block and field.</summary>
    public const string ReasonForm = "chatagency_reason";

    /// <summary>The button by which somebody takes an alert upon them; its value is the incident.</summary>
    public const string AcknowledgeAction = "chatagency_ack";

    /// <summary>The agency's slash command.</summary>
    public const string Command = "/agency";

    /// <summary>The button that stops a turn; its value is the turn.</summary>
    public const string StopAction = "chatagency_stop";
}
