using System.Text;
using ChatAgency.Core.Agents;
using Microsoft.Extensions.AI;

namespace ChatAgency.Models.Rehearsing;

/// <summary>Words of the rehearsal: honest about what it is, and of use to whoever sets a model up.</summary>
internal static class RehearsalAnswer
{
    private const int LongestQuote = 2_000;

    public static string Write(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var briefing = options?.AdditionalProperties?.GetValueOrDefault(Briefing.Key) as Briefing ?? Guess(messages);
        return new StringBuilder()
            .Append("**This is a rehearsal: no model is configured, so nobody has thought about your question.** ")
            .Append("Everything else is real: your message was kept, an agent was chosen, and this text grew as an answer would.\n\n")
            .Append("The **").Append(briefing.Agent.Value).Append("** agent would have asked a model this:\n\n")
            .Append(Quote(briefing.Question)).Append('\n')
            .Append("along with its own instructions and ").Append(Earlier(briefing.EarlierExchanges)).Append(" of this thread.\n\n")
            .Append("To get real answers, set one of these and start again:\n\n")
            .Append("- `OPENAI_API_KEY` for OpenAI, and `OPENAI_MODEL` to choose the model\n")
            .Append("- `OPENAI_BASE_URL` and `OPENAI_MODEL` for any compatible service, such as one on your own machine\n")
            .Append("- `AZURE_OPENAI_ENDPOINT`, `AZURE_OPENAI_API_KEY` and `AZURE_OPENAI_DEPLOYMENT` for Azure OpenAI\n")
            .ToString();
    }

    private static string Earlier(int exchanges) => exchanges switch
    {
        0 => "no earlier exchanges",
        1 => "1 earlier exchange",
        _ => FormattableString.Invariant($"{exchanges} earlier exchanges"),
    };

    private static StringBuilder Quote(string question)
    {
        var quote = new StringBuilder();
        foreach (var line in Short(question).ReplaceLineEndings("\n").Split('\n')) quote.Append("> ").Append(line).Append('\n');
        return quote;
    }

    private static string Short(string question)
    {
        if (question.Length <= LongestQuote) return question;
        var end = char.IsHighSurrogate(question[LongestQuote - 1]) ? LongestQuote - 1 : LongestQuote;
        return string.Concat(question.AsSpan(0, end), " …");
    }

    private static Briefing Guess(IEnumerable<ChatMessage> messages)
    {
        var asked = messages.Where(static message => message.Role == ChatRole.User).ToList();
        return new Briefing(AgentName.General, asked.Count == 0 ? "" : asked[^1].Text, Math.Max(0, asked.Count - 1));
    }
}
