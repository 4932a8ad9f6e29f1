using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.OAuth;
using ChatAgency.Simulators.Slack.Workspaces;

namespace ChatAgency.Simulators.Slack;

/// <content>Installing the app, and taking it out.</content>
public sealed partial class SlackSimulator
{
    /// <summary>Installing by OAuth.</summary>
    public OAuthDesk OAuth { get; }

    /// <summary>A workspace takes the app out: its tokens end, and the app is told by two events.</summary>
    public Task<IReadOnlyList<Delivery>> UninstallAsync(Workspace workspace, CancellationToken cancellationToken = default)
    {
        lock (_world.Lock) workspace.RevokeAll("account_inactive");
        return TellAsync(
            workspace,
            [new JsonObject { ["type"] = "tokens_revoked", ["tokens"] = new JsonObject { ["oauth"] = new JsonArray(), ["bot"] = new JsonArray(workspace.BotUserId) } }, new JsonObject { ["type"] = "app_uninstalled" }],
            cancellationToken);
    }

    /// <summary>Tells the app that tokens of a workspace's bot were revoked, whatever became of them.</summary>
    public Task<IReadOnlyList<Delivery>> TellRevokedAsync(Workspace workspace, CancellationToken cancellationToken = default) => TellAsync(
        workspace, [new JsonObject { ["type"] = "tokens_revoked", ["tokens"] = new JsonObject { ["oauth"] = new JsonArray(), ["bot"] = new JsonArray(workspace.BotUserId) } }], cancellationToken);

    private async Task<IReadOnlyList<Delivery>> TellAsync(Workspace workspace, JsonObject[] happenings, CancellationToken cancellationToken)
    {
        List<BuiltEvent> events;
        lock (_world.Lock)
        {
            events = [.. happenings.Where(one => Subscriptions.Contains(one["type"]!.ToString())).Select(one => EventBodies.Wrap(workspace, null, one, _world.NextTs()))];
        }

        return await Task.WhenAll(events.Select(built => _sender.DeliverAsync(built, 0, null, cancellationToken)));
    }
}
