using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http.Extensions;

namespace ChatAgency.Slack.Outbound;

/// <summary>One call of a method: its arguments, and the workspace whose rate limit it counts against.</summary>
internal sealed record SlackRequest(string Workspace, string Method, ReadOnlyMemory<byte> Body, string MediaType)
{
    /// <summary>Which of the workspace's budgets it counts against: Slack limits posts by channel, all else by method.</summary>
    public string Budget { get; private init; } = Method;

    /// <summary>What it is for: its place in the queue is kept under it.</summary>
    public string Who { get; init; } = "";

    /// <summary>True for progress, which goes behind all else.</summary>
    public bool GivesWay { get; init; }

    /// <summary>What it is sent with; null for the workspace's token.</summary>
    public AuthenticationHeaderValue? Credential { get; init; }

    public static SlackRequest Json(string workspace, string method, ReadOnlyMemory<byte> body) => new(workspace, method, body, "application/json");

    /// <summary>A new post in a channel.</summary>
    public static SlackRequest Post(string workspace, string channel, ReadOnlyMemory<byte> body) =>
        Json(workspace, SlackMethod.PostMessage, body) with { Budget = $"{SlackMethod.PostMessage}/{channel}" };

    /// <summary>Some methods take forms alone.</summary>
    public static SlackRequest Form(string workspace, string method, params IEnumerable<KeyValuePair<string, string>> fields)
    {
        var form = new QueryBuilder(fields).ToString().TrimStart('?');
        return new(workspace, method, Encoding.UTF8.GetBytes(form), "application/x-www-form-urlencoded");
    }

    /// <summary>The method, and nothing secret.</summary>
    public override string ToString() => Method;
}
