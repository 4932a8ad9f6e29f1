namespace ChatAgency.Chaos.Checking;

/// <summary>A thread: what was asked in it, and what bots showed.</summary>
public sealed class ThreadStory(string channel, string thread)
{
    private readonly List<AskedQuestion> _questions = [];
    private readonly SortedDictionary<string, BotMessage> _messages = new(StringComparer.Ordinal);

    public string Channel => channel;

    public string Thread => thread;

    /// <summary>In the order of their ts.</summary>
    public IReadOnlyList<AskedQuestion> Questions => _questions;

    /// <summary>In the order of their ts.</summary>
    public IEnumerable<BotMessage> Messages => _messages.Values;

    public IReadOnlyList<BotMessage> AtRest => [.. Messages.Where(static message => message.Stands)];

    /// <summary>Its answer takes several messages.</summary>
    public bool IsLong => Messages.Any(static message => message.Versions.Any(static version => version.Fact.Text?.Contains('§', StringComparison.Ordinal) == true));

    internal void Ask(AskedQuestion question)
    {
        _questions.Add(question);
        _questions.Sort(static (one, other) => string.CompareOrdinal(one.Asked.Fact.Ts, other.Asked.Fact.Ts));
    }

    internal BotMessage Message(string ts)
    {
        if (!_messages.TryGetValue(ts, out var message)) _messages[ts] = message = new BotMessage(ts);
        return message;
    }
}
