using System.ComponentModel;
using System.Globalization;
using System.Text;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Views;
using ChatAgency.Grains.Interfaces.Conversations;
using ChatAgency.Grains.Interfaces.Platforms;
using ChatAgency.Grains.Prompts;
using ChatAgency.Plugins;
using Microsoft.Extensions.AI;

namespace ChatAgency.Grains.Tools.BuiltIn;

/// <summary>
/// Reads other conversations of the agency: those alone that everyone who reads the present one may read. What the asker
/// may see alone elsewhere would else be told to all who read along here.
/// </summary>
internal sealed class ThreadTools : IToolSource
{
    /// <summary>The tool for which conversations are listed at all.</summary>
    public const string Search = "search_conversations";

    private const int MostTurns = 24;
    private const int LongestTitle = 120;

    private readonly IGrainFactory _grains;
    private readonly Dictionary<string, IPlatform> _platforms;
    private readonly Recollection _recollection;
    private readonly IReadOnlyList<AgencyTool> _tools;

    public ThreadTools(IGrainFactory grains, IEnumerable<IPlatform> platforms, Recollection recollection)
    {
        _grains = grains;
        _platforms = platforms.ToDictionary(static platform => platform.Name, StringComparer.Ordinal);
        _recollection = recollection;
        _tools =
        [
            new AgencyTool(AIFunctionFactory.Create(ReadThreadAsync, "read_thread"), ToolReach.Reads) { Title = "Reading a thread" },
            new AgencyTool(AIFunctionFactory.Create(SearchAsync, Search), ToolReach.Reads) { Title = "Searching conversations" },
        ];
    }

    public string Name => "conversations";

    public ValueTask<IReadOnlyList<AgencyTool>> ToolsAsync(Predicate<string> wanted, CancellationToken cancellationToken) => new(_tools);

    [Description("Reads another thread in which the agency answered, by its link or by the id that search_conversations gives.")]
    private async Task<string> ReadThreadAsync([Description("The link to a message of the thread, or its id.")] string link, AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        var here = Here(ToolCaller.Of(arguments));
        var platform = _platforms.GetValueOrDefault(here.Platform);
        // One answer for what is not there and for what may not be seen: the difference would tell something, too.
        if (platform?.ThreadOf(here, link) is not { } there || !platform.SharesReaders(here, there)) throw NotFound();
        if (await Grain(there).Read(cancellationToken) is not { } view) throw NotFound();
        return await WriteAsync(platform, view, cancellationToken);
    }

    [Description("Searches the conversations that the readers of this one may see, and gives the best five with their ids.")]
    private async Task<string> SearchAsync([Description("The words to look for; the more rare ones, the better.")] string words, AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        var here = Here(ToolCaller.Of(arguments));
        var found = await _recollection.SearchAsync(here, words, cancellationToken);
        if (found.Count == 0) return "Nothing was found.";
        return string.Join('\n', found.Select(static one => string.Create(CultureInfo.InvariantCulture, $"- {one.Conversation.Thread} ({one.Turns[^1].AcceptedAt:yyyy-MM-dd}): {Title(one.Turns[0].Question)}")));
    }

    private static async ValueTask<string> WriteAsync(IPlatform platform, ConversationView view, CancellationToken cancellationToken)
    {
        var thread = new ReadableThread(platform, view.Conversation);
        var text = new StringBuilder();
        foreach (var turn in view.Turns.TakeLast(MostTurns))
        {
            if (turn.Question.Length == 0) continue;
            text.Append(CultureInfo.InvariantCulture, $"{await thread.NameAsync(new PersonId(turn.Author), cancellationToken)} ({turn.AcceptedAt:yyyy-MM-dd HH:mm}): {await thread.TextAsync(turn.Question, cancellationToken)}\n");
            if (turn.Text.Length > 0) text.Append(CultureInfo.InvariantCulture, $"{turn.Agent ?? "The agency"}: {turn.Text}\n");
            text.Append('\n');
        }

        return text.Length == 0 ? throw NotFound() : text.ToString();
    }

    private static string Title(string question) => ResultText.Cut(question.ReplaceLineEndings(" "), LongestTitle);

    private IConversationGrain Grain(ConversationId conversation) => _grains.GetGrain<IConversationGrain>(conversation.ToString());

    private static ConversationId Here(ToolCaller caller) => new(caller.Platform, caller.Workspace, caller.Channel, caller.Thread);

    private static ToolFaultException NotFound() => new("There is no such thread of the agency that may be read here.");
}
