using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack.Workspaces;

namespace ChatAgency.Simulators.Slack.Api;

/// <summary>Who and what is what: <c>auth.test</c>, <c>users.info</c>, <c>conversations.info</c>, <c>conversations.open</c>.</summary>
internal static class Identity
{
    public static Outcome Test(MethodCall call) => new(new JsonObject
    {
        ["ok"] = true,
        ["url"] = $"https://{call.Workspace.TeamId.ToLowerInvariant()}.slack.example/",
        ["team"] = call.Workspace.Name,
        ["user"] = "agency",
        ["team_id"] = call.Workspace.TeamId,
        ["enterprise_id"] = call.Workspace.Enterprise,
        ["user_id"] = call.Workspace.BotUserId,
        ["bot_id"] = call.Workspace.BotId,
        ["app_id"] = call.Workspace.AppId,
        ["is_enterprise_install"] = call.Workspace.Enterprise is not null,
    });

    public static Outcome User(MethodCall call)
    {
        if (call["user"] is not { } id || call.Workspace.FindUser(id) is not { } member) return Outcome.Error("user_not_found");
        return new Outcome(new JsonObject { ["ok"] = true, ["user"] = User(call.Workspace, member) });
    }

    public static Outcome Group(MethodCall call)
    {
        if (call["usergroup"] is not { } id || call.Workspace.FindGroup(id) is not { } members) return Outcome.Error("no_such_subteam");
        return new Outcome(new JsonObject { ["ok"] = true, ["users"] = new JsonArray([.. members.Select(static member => JsonValue.Create(member))]) });
    }

    /// <summary>The direct messages with one person; they may be there already.</summary>
    public static Outcome Direct(MethodCall call)
    {
        if (call["users"] is not { } id || call.Workspace.FindUser(id) is not { IsBot: false } member) return Outcome.Error("user_not_found");
        return new Outcome(new JsonObject { ["ok"] = true, ["channel"] = new JsonObject { ["id"] = call.Workspace.DirectWith(member).Id } });
    }

    public static Outcome ChannelInfo(MethodCall call)
    {
        if (call.Channel is not { } channel) return Outcome.Error("channel_not_found");
        return new Outcome(new JsonObject
        {
            ["ok"] = true,
            ["channel"] = new JsonObject
            {
                ["id"] = channel.Id,
                ["name"] = channel.Name,
                ["name_normalized"] = channel.Name,
                ["is_channel"] = channel.Kind == ChannelKind.Public,
                ["is_group"] = channel.Kind == ChannelKind.Private,
                ["is_im"] = channel.Kind == ChannelKind.Direct,
                ["is_mpim"] = channel.Kind == ChannelKind.Group,
                ["is_private"] = channel.Kind != ChannelKind.Public,
                ["is_archived"] = channel.IsArchived,
                ["is_ext_shared"] = channel.IsExternallyShared,
                ["is_org_shared"] = false,
                ["is_shared"] = channel.IsExternallyShared,
                ["is_member"] = channel.HasBot,
                ["created"] = 1_700_000_000,
                ["context_team_id"] = call.Workspace.TeamId,
            },
        });
    }

    private static JsonObject User(Workspace workspace, Member member) => new()
    {
        ["id"] = member.Id,
        ["team_id"] = workspace.TeamId,
        ["name"] = member.Id.ToLowerInvariant(),
        ["deleted"] = member.IsDeleted,
        ["real_name"] = member.RealName,
        ["tz"] = "Europe/London",
        ["tz_label"] = "Greenwich Mean Time",
        ["tz_offset"] = 0,
        ["profile"] = new JsonObject
        {
            ["real_name"] = member.RealName,
            ["real_name_normalized"] = member.RealName,
            ["display_name"] = member.DisplayName,
            ["display_name_normalized"] = member.DisplayName,
            ["team"] = workspace.TeamId,
        },
        ["is_admin"] = false,
        ["is_owner"] = false,
        ["is_restricted"] = member.IsGuest,
        ["is_ultra_restricted"] = false,
        ["is_stranger"] = member.IsStranger,
        ["is_bot"] = member.IsBot,
        ["is_app_user"] = false,
        ["updated"] = 1_700_000_000,
    };
}
