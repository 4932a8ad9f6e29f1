using ChatAgency.Slack.Inbound.Payloads;

namespace ChatAgency.Slack.Inbound;

/// <summary>Who wrote a message, as far as it decides whether the agency reads it.</summary>
internal enum Author
{
    /// <summary>A person.</summary>
    Person,

    /// <summary>The agency itself.</summary>
    Us,

    /// <summary>Another bot, or Slack's own.</summary>
    OtherBot,
}

/// <summary>Tells people, other bots and the agency apart.</summary>
internal static class Authorship
{
    private const string Slackbot = "USLACKBOT";

    public static Author Of(MessagePayload message, Origin origin)
    {
        if (origin.BotUser is not null && message.User == origin.BotUser) return Author.Us;
        if (origin.App is not null && (message.AppId == origin.App || message.BotProfile?.AppId == origin.App)) return Author.Us;
        var bot = !string.IsNullOrEmpty(message.BotId) || string.IsNullOrEmpty(message.User) || message.User == Slackbot;
        return bot ? Author.OtherBot : Author.Person;
    }
}
