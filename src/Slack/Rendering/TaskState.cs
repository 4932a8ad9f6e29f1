using ChatAgency.Core.Agents;

namespace ChatAgency.Slack.Rendering;

/// <summary>Slack's words for where a task stands.</summary>
internal static class TaskState
{
    public static string Of(WorkStatus status) => status switch
    {
        WorkStatus.Pending => "pending",
        WorkStatus.InProgress => "in_progress",
        WorkStatus.Complete => "complete",
        _ => "error",
    };

    public static WorkStatus Read(string state) => state switch
    {
        "pending" => WorkStatus.Pending,
        "in_progress" => WorkStatus.InProgress,
        "complete" => WorkStatus.Complete,
        _ => WorkStatus.Error,
    };
}
