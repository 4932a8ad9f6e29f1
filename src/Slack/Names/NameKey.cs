using ChatAgency.Core.Conversations;

namespace ChatAgency.Slack.Names;

/// <summary>Under which key the cache keeps what has an id: ids of people, channels and groups never meet.</summary>
internal static class NameKey
{
    public static string Of(string workspace, string id) => $"{workspace}/{id}";

    /// <summary>What is kept of a person beside who they are: the channel of their direct messages.</summary>
    public static string Direct(string workspace, PersonId person) => $"{workspace}/{person.Value}/direct";
}
