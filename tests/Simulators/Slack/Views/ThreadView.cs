namespace ChatAgency.Simulators.Slack.Views;

/// <summary>A thread as people see it, whatever lag reads have.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="ThreadTs">The root's ts.</param>
/// <param name="Messages">What is to be seen, in the order of the ts; the root first.</param>
/// <param name="Removed">What was there once and is gone.</param>
public sealed record ThreadView(string Channel, string ThreadTs, IReadOnlyList<ShownMessage> Messages, IReadOnlyList<ShownMessage> Removed)
{
    /// <summary>What bots wrote; what they shared as files is apart.</summary>
    public IReadOnlyList<ShownMessage> FromBot => [.. Messages.Where(static message => message.IsBot && message.Files.Count == 0)];

    /// <summary>The names and contents of the files that bots shared.</summary>
    public IReadOnlyList<(string Name, string Content)> Files => [.. Messages.Where(static message => message.IsBot).SelectMany(static message => message.Files)];

    /// <summary>All that bots show, in order, as one text.</summary>
    public string BotText => string.Join('\n', FromBot.Select(static message => message.Shown));

    /// <summary>The thread in lines, for a failing test's message.</summary>
    public override string ToString() => string.Join('\n', Messages.Select(static message =>
        $"{message.Ts} {(message.IsBot ? "bot" : message.User)} r{message.Revision}: {message.Shown}"));
}
