using ChatAgency.Core.Accepting;
using ChatAgency.Core.Speaking;
using ChatAgency.Grains.Interfaces.Redacting;
using ChatAgency.Slack.Inbound;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Slack.Speaking;

/// <summary>Judges, at the door, whether a person's message is for the agency: by the message, and by what its workspace wants. Calls nobody at Slack.</summary>
public sealed partial class SlackSpeaking
{
    private readonly SpeakingBook book;
    private readonly PairWindow window;
    private readonly ILogger<SlackSpeaking> logger;

    internal SlackSpeaking(SpeakingBook book, PairWindow window, ILogger<SlackSpeaking> logger) => (this.book, this.window, this.logger) = (book, window, logger);

    /// <summary>What is to be done with it. Throws on cancellation alone.</summary>
    public async ValueTask<Judgement> JudgeAsync(InboundAction.Message said, CancellationToken cancellationToken)
    {
        var message = said.Incoming;
        var inForce = await book.OfAsync(message.Conversation.Workspace, cancellationToken);
        book.Learn(said.Team, message.Conversation.Workspace);
        var rules = new SpeakingRules(inForce, message.Conversation);
        var place = rules.For(rules.IsSurelyClosed(message.Author));
        var facts = said.Facts with
        {
            IsHeardAlways = StopWords.Is(message.Text, message.Addressing) || CommandWords.Read(message.Text) == CommandWord.Unmute,
            // In threads the conversation itself knows who talks to whom.
            MentionsOthers = place.Mode == SpeakingMode.Every && message.Others.Count > 0,
        };
        var verdict = WhenToSpeak.Decide(facts, place);
        if (message.Kind == MessageKind.Deleted) return verdict.Quiet == QuietReason.Chatter ? Silent(QuietReason.Chatter) : new Judgement(message, null);
        if (verdict.Quiet is null && message.Kind == MessageKind.Said && window.IsOver(message, rules.MessagesAMinute))
        {
            Log.Loop(logger, message.Conversation.ToString(), rules.MessagesAMinute);
            verdict = WhenToSpeak.Decide(facts with { IsLoop = true }, place);
        }

        if (verdict.Quiet is { } quiet) return verdict.IsTold ? new Judgement(message with { Refusal = QuietWords.For(quiet) }, IgnoredBecause.Of(quiet)) : Silent(quiet);
        return new Judgement(place.Mode == SpeakingMode.Every ? message with { Addressing = Addressing.Agency } : message, null);
    }

    private static Judgement Silent(QuietReason reason) => new(null, IgnoredBecause.Of(reason));

    private static partial class Log
    {
        [LoggerMessage(EventId = 1122, Level = LogLevel.Warning, Message = "One author wrote more than {Most} messages a minute in {Conversation}: it may be a loop of two machines, and is not answered.")]
        public static partial void Loop(ILogger logger, [ConversationData] string conversation, int most);
    }
}
