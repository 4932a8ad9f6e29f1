using System.Reflection;
using System.Text;
using ChatAgency.Slack.Inbound;
using ChatAgency.Slack.Manifest;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Settings;
using Microsoft.Extensions.Options;
using Xunit;

namespace ChatAgency.Slack.Tests.Manifest;

/// <summary>The files that admins paste say what the code handles, calls and needs: no less and no more.</summary>
public class ManifestTests
{
    private const string WriteIt = "CHATAGENCY_WRITE_DOCS";

    // Every event type that Slack documents and an agent could subscribe to.
    private const string Known = """
        agent_session_stopped agent_session_title_changed app_context_changed app_deleted app_home_opened app_installed app_mention
        app_rate_limited app_requested app_uninstalled assistant_thread_context_changed assistant_thread_started call_rejected
        channel_archive channel_created channel_deleted channel_history_changed channel_id_changed channel_left channel_rename
        channel_shared channel_unarchive channel_unshared dnd_updated dnd_updated_user email_domain_changed emoji_changed
        entity_details_requested file_change file_comment_added file_created file_deleted file_public file_shared file_unshared
        function_executed grid_migration_finished group_archive group_close group_deleted group_left group_open group_rename
        group_unarchive im_close im_created im_history_changed im_open invite_requested link_shared member_joined_channel
        member_left_channel message message_metadata_deleted message_metadata_posted message_metadata_updated pin_added pin_removed
        reaction_added reaction_removed shared_channel_invite_accepted shared_channel_invite_approved shared_channel_invite_declined
        shared_channel_invite_received star_added star_removed subteam_created subteam_members_changed subteam_self_added
        subteam_self_removed subteam_updated team_access_granted team_access_revoked team_domain_change team_join team_rename
        tokens_revoked user_change user_huddle_changed user_profile_changed user_status_changed workflow_step_execute
        """;

    private static readonly SlackInbound Inbound = new(Options.Create(new SlackOptions()));

    [Theory]
    [InlineData("manifest.yaml", false)]
    [InlineData("manifest-socket.yaml", true)]
    public void The_file_is_what_the_code_says(string name, bool socketMode)
    {
        var path = Path.Combine(Root(), "deploy", "slack", name);
        var expected = AppManifest.Write(socketMode);
        if (Environment.GetEnvironmentVariable(WriteIt) == "1") File.WriteAllText(path, expected);
        Assert.True(File.Exists(path) && File.ReadAllText(path) == expected, $"{path} is not what src/Slack/Manifest says. Write it anew with: {WriteIt}=1 ./test Slack.Tests");
    }

    [Fact]
    public void What_is_subscribed_to_is_handled_and_what_is_handled_is_subscribed_to()
    {
        var types = Known.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var handled = types.Where(IsHandled).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(SlackSurface.Events.Select(static one => one.Name.Split('.')[0]).Concat(SlackSurface.OlderEvents).ToHashSet(StringComparer.Ordinal), handled);
    }

    [Fact]
    public void Every_method_that_is_called_says_what_scope_it_needs()
    {
        var called = typeof(SlackMethod).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => (string)field.GetValue(null)!);
        Assert.Equal(called.Order(StringComparer.Ordinal), SlackSurface.Methods.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_manifest_keeps_to_Slacks_limits()
    {
        Assert.InRange(SlackSurface.Events.Count, 1, 100);
        Assert.InRange(SlackNames.Command.Length, 2, 32);
        foreach (var line in AppManifest.Write(socketMode: false).Split('\n'))
        {
            if (line.TrimStart().StartsWith("description:", StringComparison.Ordinal)) Assert.InRange(line.Trim().Length - "description: ".Length, 1, 140);
            if (line.TrimStart().StartsWith("agent_description:", StringComparison.Ordinal)) Assert.InRange(line.Trim().Length - "agent_description: ".Length, 1, 300);
        }
    }

    [Fact]
    public void An_app_of_Socket_Mode_names_no_address()
    {
        Assert.DoesNotContain(AppManifest.Placeholder, AppManifest.Write(socketMode: true), StringComparison.Ordinal);
        Assert.Equal(3, AppManifest.Write(socketMode: false).Split('\n').Count(static line => line.Contains("url: ", StringComparison.Ordinal) && line.Contains(AppManifest.Placeholder, StringComparison.Ordinal)));
    }

    private static bool IsHandled(string type)
    {
        var body = $$$"""{"team_id":"T1","type":"event_callback","event":{"type":"{{{type}}}","user":"U1","channel":"D1","thread_ts":"1767225600.000100","ts":"1767225600.000200","text":"hello","item":{"type":"message","channel":"D1","ts":"1767225600.000100"}},"authorizations":[{"team_id":"T1","user_id":"UBOT","is_bot":true}]}""";
        return Inbound.Map(Encoding.UTF8.GetBytes(body), "application/json") is not InboundAction.Ignored { Reason: IgnoredBecause.OtherEvent };
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ChatAgency.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("ChatAgency.sln is in no folder above this program.");
    }
}
