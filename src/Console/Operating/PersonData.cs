using ChatAgency.Core.Auditing;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Views;
using ChatAgency.Grains.Interfaces.Auditing;
using ChatAgency.Grains.Interfaces.Conversations;
using ChatAgency.Grains.Interfaces.Listing;
using ChatAgency.Grains.Interfaces.Memory;
using ChatAgency.Grains.Interfaces.Routing;
using ChatAgency.Hosting.Calling;
using ChatAgency.Hosting.Failures;

namespace ChatAgency.Console.Operating;

/// <summary>
/// A person's right to their data: what they wrote, said of answers, wanted and had remembered is given out or erased. By the
/// grains that own it, so that nobody writes it again. Nothing has an index of people: who asks names the places.
/// </summary>
internal static class PersonData
{
    private const int Most = 100;

    public static async Task<IResult> ExportAsync(string platform, string workspace, string person, HttpContext http, IGrainFactory grains, TimeProvider time)
    {
        var (places, problem) = await PlacesAsync(platform, workspace, person, http);
        if (problem is not null) return problem;
        var cancellationToken = http.RequestAborted;
        await RecordAsync("exported", platform, workspace, person, http, grains, time);
        var conversations = new List<ConversationExported>();
        foreach (var id in places!.Conversations)
        {
            if (await grains.GetGrain<IConversationGrain>(id.ToString()).ReadAll(cancellationToken) is { } view && Exported(view, person) is { } part) conversations.Add(part);
        }

        var memory = new List<FactExported>();
        foreach (var key in places.Memory) memory.AddRange(Shown(await grains.GetGrain<IMemoryGrain>(key).Recall(cancellationToken)));
        var routing = await WorkspaceDoor.Grain(http, grains).Read(-1, cancellationToken) ?? WorkspaceRouting.Empty;
        var preference = routing.Preferences.TryGetValue(person, out var agent) ? agent.Value : null;
        return TypedResults.Json(new PersonExported(preference, [.. Shown(await NotesAsync(platform, workspace, person, grains, cancellationToken))], memory, conversations), OperatorWire.Json.PersonExported);
    }

    public static async Task<IResult> EraseAsync(string platform, string workspace, string person, HttpContext http, IGrainFactory grains, TimeProvider time)
    {
        var (places, problem) = await PlacesAsync(platform, workspace, person, http);
        if (problem is not null) return problem;
        var (by, cancellationToken) = (Entry.Of(http).Caller.Person, http.RequestAborted);
        var (conversations, messages, facts) = (0, 0, 0);
        await RecordAsync("erased", platform, workspace, person, http, grains, time);
        foreach (var id in places!.Conversations)
        {
            if (await EraseAsync(id, person, by, grains, cancellationToken) is not { } erased) continue;
            (conversations, messages) = (conversations + 1, messages + erased);
        }

        foreach (var key in places.Memory) facts += await grains.GetGrain<IMemoryGrain>(key).Forget(null, cancellationToken);
        if (await NotesAsync(platform, workspace, person, grains, cancellationToken) is { Count: > 0 } notes)
            facts += await Notes(platform, workspace, grains).Forget([.. notes.Select(static note => note.Number)], cancellationToken);
        var routing = await WorkspaceDoor.Grain(http, grains).Read(-1, cancellationToken) ?? WorkspaceRouting.Empty;
        if (routing.Preferences.ContainsKey(person)) await WorkspaceDoor.Grain(http, grains).PreferBy(new PersonId(person), null, by, cancellationToken);
        return TypedResults.Json(new PersonErased(conversations, messages, facts), OperatorWire.Json.PersonErased);
    }

    // First: nothing is given out or taken away that the audit does not tell of.
    private static Task RecordAsync(string what, string platform, string workspace, string person, HttpContext http, IGrainFactory grains, TimeProvider time)
    {
        var told = AuditEvent.Of(WorkspaceKey.Of(platform, workspace), time.GetUtcNow(), AuditKind.PersonServed, Entry.Of(http).Caller.Person, person, what);
        return grains.GetGrain<IAuditGrain>(0).Add([told], http.RequestAborted);
    }

    // On the web a person's conversation is theirs alone, and goes whole.
    private static async Task<int?> EraseAsync(ConversationId id, string person, string by, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<IConversationGrain>(id.ToString());
        if (id.Platform != WebConversations.Platform || id.Channel != person) return await grain.EraseWordsOf(new PersonId(person), by, cancellationToken);
        var messages = (await grain.ReadAll(cancellationToken))?.Turns.Count;
        await grain.EraseBy(new PersonId(by), cancellationToken);
        await grains.GetGrain<IConversationListGrain>($"{id.Platform}/{id.Workspace}/{person}").Remove(id.Thread, cancellationToken);
        return messages;
    }

    private static ConversationExported? Exported(ConversationView view, string person)
    {
        List<MessageExported> messages =
        [
            .. view.Turns.Where(turn => turn.Author == person && turn.State != TurnState.Withdrawn)
                .Select(static turn => new MessageExported(turn.Turn, turn.AcceptedAt, turn.Question, turn.State.ToString().ToLowerInvariant(), turn.Text)),
        ];
        List<WordExported> feedback =
        [
            .. view.Turns.SelectMany(turn => (turn.Feedback ?? []).Where(word => word.By.Value == person)
                .Select(word => new WordExported(turn.Turn, word.At, word.Verdict.ToString().ToLowerInvariant(), word.Reason))),
        ];
        return messages.Count + feedback.Count == 0 ? null : new ConversationExported(view.Conversation.ToString(), messages, feedback);
    }

    private static IEnumerable<FactExported> Shown(IEnumerable<Fact> facts) => facts.Select(static fact => new FactExported(fact.Text, fact.At));

    private static async Task<IReadOnlyList<Fact>> NotesAsync(string platform, string workspace, string person, IGrainFactory grains, CancellationToken cancellationToken) =>
        [.. (await Notes(platform, workspace, grains).Recall(cancellationToken)).Where(note => note.By == person)];

    private static IMemoryGrain Notes(string platform, string workspace, IGrainFactory grains) =>
        grains.GetGrain<IMemoryGrain>(MemoryKey.OfWorkspace(new ConversationId(platform, workspace, "any", "any")).ToString());

    private static async Task<(Places? Places, IResult? Problem)> PlacesAsync(string platform, string workspace, string person, HttpContext http)
    {
        var (body, problem) = await JsonBody.ReadAsync(http.Request, OperatorWire.Json.PersonBody, http.RequestAborted);
        if (problem is not null) return (null, problem);
        var (named, keys) = (body!.Conversations ?? [], body.Memory ?? []);
        List<string> faults = [];
        if (named.Count > Most || keys.Count > Most) faults.Add($"'conversations' and 'memory' have {Most} entries at most.");
        var conversations = named.Select(static text => ConversationId.TryParse(text, out var id) ? id : null).ToList();
        if (conversations.Any(id => id is null || id.Platform != platform || id.Workspace != workspace)) faults.Add("'conversations' has one that is not of this workspace.");
        if (keys.Any(key => !MemoryKey.IsOf(key, platform, workspace, new PersonId(person)))) faults.Add("'memory' has a key that is not this person's.");
        return faults.Count == 0
            ? (new Places([.. conversations.OfType<ConversationId>()], [.. keys.OfType<string>()]), null)
            : (null, ProblemResults.Unprocessable("Nothing was done: 'errors' says why.", faults));
    }

    private sealed record Places(IReadOnlyList<ConversationId> Conversations, IReadOnlyList<string> Memory);
}
