using ChatAgency.Core.Conversations;
using ChatAgency.Core.Views;
using ChatAgency.Grains.Interfaces.Conversations;
using ChatAgency.Grains.Interfaces.Listing;

namespace ChatAgency.Grains.Tools.BuiltIn;

/// <summary>Lists and finds earlier conversations of the same channel (on the web: of the same person) by their words.</summary>
internal sealed class Recollection(IGrainFactory grains)
{
    private const int MostRead = 40;
    private const int MostFound = 5;
    private const int MostWords = 12;
    private const int ShortestWord = 3;
    private static readonly char[] Between = [' ', '\t', '\n', '\r', ',', '.', ';', ':', '!', '?', '"', '\'', '(', ')'];

    /// <summary>Puts a conversation on its channel's list, without its words: those stay where their author can delete them.</summary>
    public Task ListAsync(ConversationId conversation, CancellationToken cancellationToken) =>
        grains.GetGrain<IConversationListGrain>(ListKey.Of(conversation)).Touch(conversation.Thread, "", cancellationToken);

    /// <summary>The best first. The newest conversations' working windows are looked at; none beyond is read.</summary>
    public async Task<IReadOnlyList<ConversationView>> SearchAsync(ConversationId here, string words, CancellationToken cancellationToken)
    {
        string[] wanted = [.. words.Split(Between, StringSplitOptions.RemoveEmptyEntries).Where(static word => word.Length >= ShortestWord).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostWords)];
        if (wanted.Length == 0) return [];
        var listed = await grains.GetGrain<IConversationListGrain>(ListKey.Of(here)).List(cancellationToken);
        var others = listed.Where(one => one.Id != here.Thread).Take(MostRead);
        var views = await Task.WhenAll(others.Select(one => ReadAsync(here, one.Id, cancellationToken)));
        return [.. views.OfType<ConversationView>().Where(view => Score(view, wanted) > 0).OrderByDescending(view => Score(view, wanted)).Take(MostFound)];
    }

    private async Task<ConversationView?> ReadAsync(ConversationId here, string thread, CancellationToken cancellationToken)
    {
        if (!ConversationId.IsPart(thread)) return null;
        var there = new ConversationId(here.Platform, here.Workspace, here.Channel, thread);
        return await grains.GetGrain<IConversationGrain>(there.ToString()).Read(cancellationToken);
    }

    private static int Score(ConversationView view, string[] wanted) => wanted.Count(word => view.Turns.Any(turn =>
        turn.Question.Contains(word, StringComparison.OrdinalIgnoreCase) || turn.Text.Contains(word, StringComparison.OrdinalIgnoreCase)));
}
