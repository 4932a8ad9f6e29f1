using System.Text;
using ChatAgency.Core.Accepting;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Agents;
using ChatAgency.Grains.Interfaces.Platforms;
using ChatAgency.Grains.Interfaces.Speaking;

namespace ChatAgency.Grains.Words;

/// <summary>Answers the words that ask something of the agency itself, without a model.</summary>
internal sealed class WordsDesk(AgentRoster roster, IEnumerable<IPlatform> platforms, IGrainFactory grains)
{
    private const string Version = "words-1";
    private const int MostListed = 50;

    private readonly HashSet<string> _quiet = [.. platforms.Where(static platform => platform.StaysQuiet).Select(static platform => platform.Name)];

    /// <summary>Who signs for a turn that is nothing but such a word: whoever answered last, else General. Null where it asks for more.</summary>
    public Route? RouteOf(AgentRequest request) => Word(request) is null || request.Joined.Any(static joined => CommandWords.Read(joined.Text) is null)
        ? null
        : new Route(roster.FindOrGeneral(request.LastAgent?.Value ?? "").Name, 1, "It asks something of the agency itself.", Version, Effort.SmallTalk, Rung.Named);

    /// <summary>What the turn is told, in Markdown; null where it asks anything else. Doing it again changes nothing.</summary>
    public async Task<string?> HandleAsync(AgentRequest request, CancellationToken cancellationToken) =>
        RouteOf(request) is null ? null : await SayAsync(Word(request)!.Value, request, cancellationToken);

    /// <summary>What <c>help</c> and <c>agents</c> say.</summary>
    public string Say(CommandWord word) => word == CommandWord.Agents ? Agents() : Help();

    private CommandWord? Word(AgentRequest request) =>
        CommandWords.Read(request.Question) is { } word && (word is CommandWord.Help or CommandWord.Agents || _quiet.Contains(request.Conversation.Platform)) ? word : null;

    private async Task<string> SayAsync(CommandWord word, AgentRequest request, CancellationToken cancellationToken)
    {
        if (word is CommandWord.Help or CommandWord.Agents) return Say(word);
        var (isRoot, isMuted) = (request.Message.Value == request.Conversation.Thread, word == CommandWord.Mute);
        var (place, name) = isRoot ? (request.Conversation.Channel, "channel") : ($"{request.Conversation.Channel}:{request.Conversation.Thread}", "thread");
        var changed = await Book(request.Conversation).Mute(place, isMuted, cancellationToken);
        // What is muted as a whole is not spoken in again by its thread alone.
        if (!isMuted && !isRoot) changed |= await Book(request.Conversation).Mute(request.Conversation.Channel, false, cancellationToken);
        return isMuted
            ? $"I am muted in this {name} from now on. Mention me with “unmute”, and I answer again."
            : changed ? "I answer here again." : "I was not muted here.";
    }

    private string Agents()
    {
        var text = new StringBuilder("These agents answer here:\n");
        foreach (var agent in roster.All.Take(MostListed)) text.Append($"\n- `{agent.Name}`: {agent.Description}");
        if (roster.All.Count > MostListed) text.Append($"\n- and {roster.All.Count - MostListed} more");
        return text.Append("\n\nWhoever fits best answers. Begin a message with a name to choose (“code: …”), or say “use Code” to choose for all of yours.").ToString();
    }

    private static string Help() => """
        Ask me anything: mention me in a channel, or write to me directly. In a thread in which I answered, just go on.

        As a whole message:

        - `agents`: who answers, and for what
        - `use NAME`: that agent answers you from now on; `use nobody` ends it
        - `stop`: ends what I am doing in this thread
        - `mute`: I am quiet in this thread, or in the channel where it begins no thread; `unmute` ends it
        - `what do you remember about me`: what I keep of you; `forget everything` ends that

        `code: …` asks the agent Code, `code, creative: …` asks both.
        """;

    private IWorkspaceSpeakingGrain Book(ConversationId conversation) => grains.GetGrain<IWorkspaceSpeakingGrain>($"{conversation.Platform}/{conversation.Workspace}");
}
