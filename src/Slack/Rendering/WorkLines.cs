using ChatAgency.Core.Agents;
using ChatAgency.Core.Delivery;

namespace ChatAgency.Slack.Rendering;

/// <summary>The pieces of work behind a growing answer, one a line: as many of the newest as there is room for beside its text.</summary>
internal static class WorkLines
{
    /// <summary>What Slack takes of a message beyond the budget of its text, with some to spare.</summary>
    private const int Most = 1_000;

    /// <summary>The lines as mrkdwn.</summary>
    public static string Of(IEnumerable<WorkItem> work) => string.Join('\n', work.Select(Line));

    /// <summary>The pieces that there is room for.</summary>
    public static IReadOnlyList<WorkItem> Fitting(AnswerText text)
    {
        if (text.Kind is not (AnswerKind.Growing or AnswerKind.Placeholder)) return [];
        var items = new List<WorkItem>();
        var left = Most;
        foreach (var item in text.Work.Reverse())
        {
            if ((left -= Line(item).Length + 1) < 0) break;
            items.Insert(0, item);
        }

        return items;
    }

    private static string Line(WorkItem item) =>
        $"{Sign(item.Status)} {Words(item.Title)}{(item.Detail.Length == 0 ? "" : $" · {Words(item.Detail)}")}";

    private static string Words(string text) => Mrkdwn.Text(CleanText.Of(text));

    private static string Sign(WorkStatus status) => status switch
    {
        WorkStatus.Pending => ":white_circle:",
        WorkStatus.InProgress => ":hourglass_flowing_sand:",
        WorkStatus.Complete => ":white_check_mark:",
        _ => ":warning:",
    };
}
