using ChatAgency.Core.Conversations;
using ChatAgency.Core.Speaking;
using ChatAgency.Slack.Names;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Slack.Speaking;

/// <summary>Judges, in a silo, what the doors cannot know without asking Slack: whether a person is a guest or a stranger, and who is in a group.</summary>
internal sealed partial class SlackPersons(SpeakingBook book, PersonNames names, ILogger<SlackPersons> logger)
{
    /// <summary>Why a person is not answered there, in words for them; null where they are, and where what decides it cannot be learned.</summary>
    public async ValueTask<string?> RefusalAsync(ConversationId conversation, PersonId person, CancellationToken cancellationToken)
    {
        try
        {
            var rules = new SpeakingRules(await book.OfAsync(conversation.Workspace, cancellationToken), conversation);
            var who = await names.PersonAsync(conversation.Workspace, person, cancellationToken);
            var facts = new SpeakingFacts { IsMention = true, IsDirect = conversation.Channel.StartsWith('D'), IsGuest = who?.IsGuest == true, IsForeign = who?.IsStranger == true };
            // Where it is muted, the words that reach it are answered all the same.
            var place = rules.For(await IsClosedAsync(rules, conversation, person, cancellationToken)) with { IsMuted = false };
            return WhenToSpeak.Decide(facts, place).Quiet is { } quiet ? QuietWords.For(quiet) : null;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Unknown(logger, exception);
            return null;
        }
    }

    private async ValueTask<bool> IsClosedAsync(SpeakingRules rules, ConversationId conversation, PersonId person, CancellationToken cancellationToken)
    {
        if (rules.People.Count == 0 || rules.People.Contains(person.Value)) return false;
        foreach (var group in rules.Groups)
        {
            if (await names.GroupAsync(conversation.Workspace, group, cancellationToken) is { } members && members.Contains(person.Value)) return false;
        }

        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2602, Level = LogLevel.Warning, Message = "Whether a person is answered could not be learned; they are.")]
        public static partial void Unknown(ILogger logger, Exception exception);
    }
}
