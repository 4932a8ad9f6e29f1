namespace ChatAgency.Slack.Names;

/// <summary>Under which key the cache keeps what has an id: ids of people, channels and groups never meet.</summary>
internal static class NameKey
{
    public static string Of(string workspace, string id) => $"{workspace}/{id}";
}
