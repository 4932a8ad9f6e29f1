using System.Text;
using Microsoft.AspNetCore.Http.Extensions;

namespace ChatAgency.Slack.Outbound;

/// <summary>One call of a method: its arguments, and the workspace whose rate limit it counts against.</summary>
internal sealed record SlackRequest(string Workspace, string Method, ReadOnlyMemory<byte> Body, string MediaType)
{
    public static SlackRequest Json(string workspace, string method, ReadOnlyMemory<byte> body) => new(workspace, method, body, "application/json");

    /// <summary>Some methods take forms alone.</summary>
    public static SlackRequest Form(string workspace, string method, params IEnumerable<KeyValuePair<string, string>> fields)
    {
        var form = new QueryBuilder(fields).ToString().TrimStart('?');
        return new(workspace, method, Encoding.UTF8.GetBytes(form), "application/x-www-form-urlencoded");
    }
}
