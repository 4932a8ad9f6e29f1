using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack.Workspaces;

namespace ChatAgency.Simulators.Slack.Events;

/// <summary>The event of a sign that is set below a message, or taken away.</summary>
internal static class ReactionBody
{
    public static BuiltEvent Of(Workspace workspace, Message message, string user, string reaction, bool isRemoved, string eventTs) => EventBodies.Wrap(workspace, message.Channel, new JsonObject
    {
        ["type"] = isRemoved ? "reaction_removed" : "reaction_added",
        ["user"] = user,
        ["reaction"] = reaction,
        ["item_user"] = message.User,
        ["item"] = new JsonObject { ["type"] = "message", ["channel"] = message.Channel.Id, ["ts"] = message.Ts },
    }, eventTs);
}
