using ChatAgency.Core.Auditing;
using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Interfaces.Auditing;
using ChatAgency.Grains.Interfaces.Conversations;
using ChatAgency.Grains.Interfaces.Finding;
using ChatAgency.Grains.Interfaces.Listing;
using ChatAgency.Grains.Interfaces.Memory;
using ChatAgency.Grains.Interfaces.Speaking;
using ChatAgency.Hosting.Calling;
using ChatAgency.Hosting.Failures;

namespace ChatAgency.Console.Operating;

/// <summary>
/// Erases what is kept of a channel, or of a whole workspace: conversations with their transcripts, memory, lists, what was learnt there and what
/// is wanted of it. By the grains that own it, so that nobody writes it again.
/// </summary>
internal static class PlaceData
{
    private const int Most = 100;

    // A grain spends most of an erasure waiting for its store.
    private const int AtOnce = 16;

    public static Task<IResult> EraseWorkspaceAsync(string platform, string workspace, HttpContext http, IGrainFactory grains, TimeProvider time) =>
        EraseAsync(platform, workspace, null, http, grains, time);

    public static async Task<IResult> EraseChannelAsync(string platform, string workspace, string channel, HttpContext http, IGrainFactory grains, TimeProvider time) =>
        ConversationId.IsPart(channel)
            ? await EraseAsync(platform, workspace, channel, http, grains, time)
            : ProblemResults.BadRequest("A channel goes by the platform's id: 1 to 128 characters without space, '/', ':' and '#'.");

    private static async Task<IResult> EraseAsync(string platform, string workspace, string? channel, HttpContext http, IGrainFactory grains, TimeProvider time)
    {
        var (body, problem) = await JsonBody.ReadAsync(http.Request, OperatorWire.Json.PlaceBody, http.RequestAborted);
        if (problem is not null) return problem;
        var (ids, memory, lists) = (body!.Conversations ?? [], body.Memory ?? [], body.Lists ?? []);
        List<string> faults = [];
        if (ids.Count > Most || memory.Count > Most || lists.Count > Most) faults.Add($"'conversations', 'memory' and 'lists' have {Most} entries at most.");
        var conversations = ids.Select(static text => ConversationId.TryParse(text, out var id) ? id : null).ToList();
        if (conversations.Any(id => id is null || id.Platform != platform || id.Workspace != workspace || (channel is not null && id.Channel != channel))) faults.Add("'conversations' has one that is not of this place.");
        if (memory.Any(key => !MemoryKey.IsAt(key, platform, workspace, channel))) faults.Add("'memory' has a key that is not of this place.");
        if (lists.Any(key => key?.Split('/') is not [var at, var tenant, var whose] || at != platform || tenant != workspace || (channel is not null && whose != channel))) faults.Add("'lists' has one that is not of this place.");
        if (faults.Count > 0) return ProblemResults.Unprocessable("Nothing was done: 'errors' says why.", faults);

        var (by, cancellationToken) = (Entry.Of(http).Caller.Person, http.RequestAborted);
        // First: nothing is taken away that the audit does not tell of.
        var told = AuditEvent.Of(WorkspaceKey.Of(platform, workspace), time.GetUtcNow(), AuditKind.PlaceErased, by, channel ?? workspace, "erased", AuditDetail.Of("conversations", conversations.Count));
        await grains.GetGrain<IAuditGrain>(0).Add([told], cancellationToken);
        await EachAsync(conversations, (id, token) => grains.GetGrain<IConversationGrain>(id!.ToString()).EraseBy(new PersonId(by), token), cancellationToken);
        var facts = 0;
        await EachAsync(memory, async (key, token) =>
        {
            var forgotten = await grains.GetGrain<IMemoryGrain>(key!).Forget(null, token);
            Interlocked.Add(ref facts, forgotten);
        }, cancellationToken);
        await EachAsync(lists, (key, token) => grains.GetGrain<IConversationListGrain>(key!).Clear(token), cancellationToken);
        if (body.Settings)
        {
            await WorkspaceDoor.Grain(http, grains).ErasePlace(channel, cancellationToken);
            await grains.GetGrain<IWorkspaceSpeakingGrain>(WorkspaceKey.Of(platform, workspace)).ErasePlace(channel, cancellationToken);
            if (channel is null) await grains.GetGrain<IRegisterCalendarGrain>(IRegisterCalendarGrain.Key).Leave([WorkspaceKey.Of(platform, workspace)], cancellationToken);
        }

        return TypedResults.Json(new PlaceErased(conversations.Count, facts, lists.Count), OperatorWire.Json.PlaceErased);
    }

    private static Task EachAsync<T>(IEnumerable<T> all, Func<T, CancellationToken, Task> erase, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (one, token) => await erase(one, token));
}
