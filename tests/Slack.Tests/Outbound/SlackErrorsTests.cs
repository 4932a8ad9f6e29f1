using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Outbound;
using Xunit;

namespace ChatAgency.Slack.Tests.Outbound;

public class SlackErrorsTests
{
    [Theory]
    [InlineData(RefusalKind.ForNow, "ratelimited rate_limited service_unavailable request_timeout team_added_to_org org_login_required message_limit_exceeded")]
    [InlineData(RefusalKind.PlaceClosed, "token_revoked account_inactive user_removed_from_team team_disabled team_access_not_granted")]
    [InlineData(RefusalKind.PlaceClosed, "channel_not_found not_in_channel is_archived restricted_action restricted_action_thread_only_channel messages_tab_disabled cannot_reply_to_message thread_not_found posting_to_channel_denied user_not_found user_not_visible")]
    [InlineData(RefusalKind.NotAllowed, "invalid_auth not_authed token_expired app_access_restricted access_denied")]
    [InlineData(RefusalKind.NotAllowed, "missing_scope not_allowed_token_type no_permission not_agent_app feature_disabled two_factor_setup_required method_deprecated deprecated_endpoint unknown_method enterprise_is_restricted accesslimited ekm_access_denied")]
    [InlineData(RefusalKind.TooLong, "msg_too_long msg_blocks_too_long msg_blocks_too_many markdown_text_too_long")]
    [InlineData(RefusalKind.PostMissing, "message_not_found")]
    [InlineData(RefusalKind.EditForbidden, "cant_update_message edit_window_closed cant_delete_message")]
    [InlineData(RefusalKind.BadContent, "invalid_blocks invalid_blocks_format invalid_chunks markdown_text_conflict no_text too_many_attachments metadata_too_large invalid_metadata_format invalid_arguments invalid_arg_name invalid_form_data invalid_charset view_too_large")]
    [InlineData(RefusalKind.NotAllowed, "a_code_that_nobody_knows")]
    public void Each_code_has_its_class(RefusalKind kind, string codes) => Assert.All(codes.Split(' '), code => Assert.Equal(kind, SlackErrors.KindOf(code)));

    [Theory]
    [InlineData("internal_error")]
    [InlineData("fatal_error")]
    [InlineData("update_failed")]
    public void What_may_have_happened_in_part_is_unknown(string code) => Assert.Null(SlackErrors.KindOf(code));
}
