namespace ChatAgency.Hosting.Redacting;

/// <summary>How people are named in the logs. Bound from <c>Logs</c>.</summary>
public sealed class RedactionOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Logs";

    /// <summary>
    /// The key that pseudonyms are made with (<c>LOG_PSEUDONYM_KEY</c>): 32 characters or more, drawn at random, such as
    /// <c>openssl rand -base64 32</c> makes. Every host of a cluster has the same, or one person has another pseudonym at each.
    /// Left out, Local makes one in the data folder, and any other process draws one that lasts as long as it does.
    /// </summary>
    public string? PseudonymKey { get; set; }
}
