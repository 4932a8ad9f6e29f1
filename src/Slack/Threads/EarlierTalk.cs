using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Slack.Inbound;
using ChatAgency.Slack.Inbound.Payloads;
using ChatAgency.Slack.Names;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Outbound.Answers;
using ChatAgency.Slack.Remembering;

namespace ChatAgency.Slack.Threads;

/// <summary>
/// Reads what a thread said before the agency was asked there: once, however many agents want it, and again after an hour at
/// the earliest. What Slack refuses is tried again after a minute: some apps may read a thread but once in that time.
/// </summary>
internal sealed class EarlierTalk(SlackWebApi api, CacheMetrics metrics, TimeProvider time) : IDisposable
{
    private const int MostThreads = 500;
    private const int MostPages = 5;
    private const int MostMessages = 200;
    private const int LongestText = 8_000;

    private readonly NameCache threads = new(time, metrics, "talk", MostThreads);

    /// <summary>The thread's root and the newest of its messages before that one, oldest first; nothing where it cannot be read.</summary>
    public async ValueTask<IReadOnlyList<Overheard>> BeforeAsync(ConversationId conversation, MessageId question, CancellationToken cancellationToken)
    {
        // Whoever begins a thread has said all of it.
        if (question.Value == conversation.Thread) return [];
        return await threads.GetAsync($"{conversation}#{question}", () => ReadAsync(conversation, question), cancellationToken) ?? [];
    }

    public void Dispose() => threads.Dispose();

    private async Task<IReadOnlyList<Overheard>?> ReadAsync(ConversationId conversation, MessageId question)
    {
        var read = new SortedDictionary<string, Overheard>(StringComparer.Ordinal);
        string? cursor = null;
        for (var page = 0; page < MostPages; page++)
        {
            // What was read so far is better than nothing.
            if (await api.RepliesBeforeAsync(conversation, question, cursor, CancellationToken.None) is not SlackAnswer<RepliesAnswer>.Done { Value: var answer }) return page == 0 ? null : Newest(read);
            foreach (var message in (answer.Messages ?? []).OfType<MessagePayload>())
            {
                if (SlackTime.TryParse(message.Ts, out _) && string.CompareOrdinal(message.Ts, question.Value) < 0 && OfMessage(message) is { } overheard) read[message.Ts!] = overheard;
            }

            cursor = answer.Next;
            if (cursor is null) break;
        }

        return Newest(read);
    }

    private static List<Overheard> Newest(SortedDictionary<string, Overheard> read) => read.Count <= MostMessages
        ? [.. read.Values]
        : [read.Values.First(), .. read.Values.Skip(read.Count - MostMessages + 1)];

    private static Overheard? OfMessage(MessagePayload message)
    {
        if (message.Text is not { Length: > 0 } text || !(EventMap.IsPersons(message.Subtype) || message.Subtype == "bot_message")) return null;
        var isBot = !string.IsNullOrEmpty(message.BotId) || string.IsNullOrEmpty(message.User);
        if (text.Length > LongestText) text = text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];
        return new Overheard(new PersonId(message.User ?? message.BotId ?? "bot"), isBot ? message.BotProfile?.Name ?? "a bot" : null, text);
    }
}
