using System.Collections.Frozen;
using ChatAgency.Core.Delivery;

namespace ChatAgency.Slack.Outbound;

/// <summary>Slack's error codes and what they mean for what happens next.</summary>
internal static class SlackErrors
{
    private static readonly FrozenSet<string> Unclear = Set("internal_error fatal_error update_failed");

    private static readonly FrozenDictionary<string, RefusalKind> Kinds = new Dictionary<RefusalKind, string>
    {
        [RefusalKind.ForNow] = "ratelimited rate_limited service_unavailable request_timeout team_added_to_org org_login_required "
            + "message_limit_exceeded streaming_state_conflict file_not_found message_not_in_streaming_state stopped_by_user",
        [RefusalKind.PlaceClosed] = "channel_not_found not_in_channel is_archived messages_tab_disabled cannot_reply_to_message "
            + "thread_not_found posting_to_channel_denied user_not_found user_not_visible "
            + "token_revoked account_inactive user_removed_from_team team_disabled team_access_not_granted",
        [RefusalKind.NotAllowed] = "invalid_auth not_authed token_expired app_access_restricted access_denied "
            + "missing_scope not_allowed_token_type no_permission not_agent_app feature_disabled two_factor_setup_required "
            + "method_deprecated deprecated_endpoint unknown_method enterprise_is_restricted accesslimited ekm_access_denied",
        [RefusalKind.TooLong] = "msg_too_long msg_blocks_too_long msg_blocks_too_many markdown_text_too_long",
        [RefusalKind.PostMissing] = "message_not_found file_deleted",
        [RefusalKind.EditForbidden] = "cant_update_message edit_window_closed cant_delete_message compliance_exports_prevent_deletion",
        [RefusalKind.BadContent] = "invalid_blocks invalid_blocks_format invalid_attachments invalid_chunks markdown_text_conflict no_text "
            + "too_many_attachments metadata_too_large invalid_metadata_format invalid_arguments invalid_arg_name invalid_form_data "
            + "invalid_charset view_too_large",
    }.SelectMany(static one => one.Value.Split(' ').Select(code => (code, one.Key))).ToFrozenDictionary(static one => one.code, static one => one.Key, StringComparer.Ordinal);

    /// <summary>
    /// The class of a code; null where part of the operation may have happened. A code that is not known had no effect
    /// and is an operator's matter: nothing is lost while it waits.
    /// </summary>
    public static RefusalKind? KindOf(string code)
    {
        if (Unclear.Contains(code)) return null;
        if (Kinds.TryGetValue(code, out var kind)) return kind;
        return code.StartsWith("restricted_action", StringComparison.Ordinal) ? RefusalKind.PlaceClosed : RefusalKind.NotAllowed;
    }

    private static FrozenSet<string> Set(string codes) => codes.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
