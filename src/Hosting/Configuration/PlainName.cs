namespace ChatAgency.Hosting.Configuration;

/// <summary>A plain environment name of the contract and the setting it stands for.</summary>
/// <param name="Name">The environment name, such as <c>SLACK_BOT_TOKEN</c>; with <c>_FILE</c> behind it, it names a file that holds the value.</param>
/// <param name="Key">The configuration key, such as <c>Slack:BotToken</c>.</param>
/// <param name="Secret">True when the value may never be shown.</param>
public sealed record PlainName(string Name, string Key, bool Secret = false)
{
    /// <summary>What follows the name when the value is in a file.</summary>
    public const string FileSuffix = "_FILE";

    /// <summary>The name under which a file with the value is given.</summary>
    public string FileName => Name + FileSuffix;
}
