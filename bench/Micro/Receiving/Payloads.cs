using System.Text;

namespace ChatAgency.Micro.Receiving;

/// <summary>Events of Slack's, with the fields that it sends.</summary>
internal static class Payloads
{
    public static byte[] Mention() => Event("""
        "user":"U061F7AUR","type":"app_mention","ts":"1605853844.000800","client_msg_id":"1748313e-912c-4942-a562-99754707692c","text":"<@U222> What do we know of this, and what follows from it for the week to come?","team":"T111","blocks":[{"type":"rich_text","block_id":"K8xp","elements":[{"type":"rich_text_section","elements":[{"type":"user","user_id":"U222"},{"type":"text","text":" What do we know of this, and what follows from it for the week to come?"}]}]}],"channel":"C111","event_ts":"1605853844.000800"
        """);

    public static byte[] Chatter() => Event("""
        "user":"U061F7AUR","type":"message","ts":"1605853844.000900","client_msg_id":"1748313e-912c-4942-a562-99754707692d","text":"Lunch at one, or shall we wait for the others? They come at half past.","team":"T111","blocks":[{"type":"rich_text","block_id":"K8xq","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"Lunch at one, or shall we wait for the others? They come at half past."}]}]}],"channel":"C111","event_ts":"1605853844.000900","channel_type":"channel"
        """);

    private static byte[] Event(string inner) => Encoding.UTF8.GetBytes($$$"""
        {"token":"fixed-value","team_id":"T111","context_team_id":"T111","context_enterprise_id":null,"api_app_id":"A111","event":{{{{inner}}}},"type":"event_callback","event_id":"Ev01ERKCFKK9","event_time":1605853844,"authorizations":[{"enterprise_id":null,"team_id":"T111","user_id":"U222","is_bot":true,"is_enterprise_install":false}],"is_ext_shared_channel":false,"event_context":"4-T111-C111"}
        """);
}
