using ChatAgency.Core.Accepting;
using ChatAgency.Core.Conversations;
using Microsoft.Extensions.Primitives;

namespace ChatAgency.Slack.Inbound;

/// <summary>Reads the agency's slash command, <c>/agency …</c>. Pure.</summary>
internal static class CommandMap
{
    public static InboundAction Map(Dictionary<string, StringValues> fields)
    {
        if (!SlackNames.Command.Equals(One(fields, "command"), StringComparison.OrdinalIgnoreCase)) return new InboundAction.Ignored(IgnoredBecause.Command);
        var workspace = One(fields, "is_enterprise_install") == "true" && One(fields, "enterprise_id") is { Length: > 0 } enterprise ? enterprise : One(fields, "team_id");
        var by = One(fields, "user_id");
        if (!ConversationId.IsPart(workspace) || !ConversationId.IsPart(by)) return new InboundAction.Ignored(IgnoredBecause.Incomplete);
        if (CommandWords.Read(One(fields, "text") ?? "") is { } word and (CommandWord.Help or CommandWord.Agents)) return new InboundAction.Tell(workspace!, word);
        var words = (One(fields, "text") ?? "").Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var name = words is [var verb, var wanted] && verb.Equals("use", StringComparison.OrdinalIgnoreCase) ? wanted.TrimStart('@') : null;
        return new InboundAction.Use(workspace!, new PersonId(by!), name);
    }

    private static string? One(Dictionary<string, StringValues> fields, string name) => fields.TryGetValue(name, out var values) && values is [var one] ? one : null;
}
