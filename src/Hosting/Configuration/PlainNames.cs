namespace ChatAgency.Hosting.Configuration;

/// <summary>The contract's plain environment names: the one table of them.</summary>
public static class PlainNames
{
    /// <summary>Every plain name, in the contract's order.</summary>
    public static IReadOnlyList<PlainName> All { get; } =
    [
        new("SLACK_BOT_TOKEN", "Slack:BotToken", Secret: true),
        new("SLACK_SIGNING_SECRET", "Slack:SigningSecret", Secret: true),
        new("SLACK_APP_TOKEN", "Slack:AppToken", Secret: true),
        new("SLACK_CLIENT_ID", "Slack:ClientId"),
        new("SLACK_CLIENT_SECRET", "Slack:ClientSecret", Secret: true),
        new("SLACK_API_BASE_URL", "Slack:ApiBaseUrl"),
        new("OPENAI_API_KEY", "Models:OpenAI:ApiKey", Secret: true),
        new("OPENAI_BASE_URL", "Models:OpenAI:BaseUrl"),
        new("OPENAI_MODEL", "Models:OpenAI:Model"),
        new("AZURE_OPENAI_ENDPOINT", "Models:AzureOpenAI:Endpoint"),
        new("AZURE_OPENAI_API_KEY", "Models:AzureOpenAI:ApiKey", Secret: true),
        new("AZURE_OPENAI_DEPLOYMENT", "Models:AzureOpenAI:Deployment"),
        new("TELEGRAM_BOT_TOKEN", "Telegram:BotToken", Secret: true),
        new("TELEGRAM_WEBHOOK_SECRET", "Telegram:WebhookSecret", Secret: true),
        new("PORT", "Http:Port"),
        new("ADMIN_PORT", "Http:AdminPort"),
        new("HOST", "Http:Host"),
        new("DATA_DIR", "Storage:DataDir"),
        new("STORAGE_ENCRYPTION_KEY", "Storage:Encryption:Key", Secret: true),
        new("ALERTS_ROUTING_KEY", "Alerts:Webhook:RoutingKey", Secret: true),
        new("LOG_PSEUDONYM_KEY", "Logs:PseudonymKey", Secret: true),
        new("ADMIN_TOKEN", "Access:AdminToken", Secret: true),
        new("ADMIN_TOKENS", "Access:AdminTokens", Secret: true),
        new("OPENID_CLIENT_SECRET", "Access:OpenIdConnect:ClientSecret", Secret: true),
        new("API_KEY", "Access:ApiKey", Secret: true),
        new("MAX_WORKERS", "Models:MaxConcurrency"),
        new("TASK_TIMEOUT", "Turns:TaskTimeoutSeconds"),
    ];

    /// <summary>The plain name of a configuration key, or null when it has none.</summary>
    public static PlainName? Of(string key) => All.FirstOrDefault(name => name.Key.Equals(key, StringComparison.OrdinalIgnoreCase));

    /// <summary>What a setting is called towards operators: its plain name, or <c>Section__Key</c>.</summary>
    public static string Shown(string key) => Of(key)?.Name ?? key.Replace(":", "__", StringComparison.Ordinal);
}
