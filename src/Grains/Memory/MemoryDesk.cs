using System.Globalization;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Auditing;
using ChatAgency.Grains.Auditing;
using ChatAgency.Grains.Interfaces.Memory;
using ChatAgency.Grains.Interfaces.Platforms;
using ChatAgency.Grains.Prompts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatAgency.Grains.Memory;

/// <summary>The memory as one turn has it: recalled by where the turn stands, changed by what its author's own message asks.</summary>
internal sealed partial class MemoryDesk(
    IGrainFactory grains, IEnumerable<IPlatform> platforms, IOptions<MemoryOptions> options, AuditTrail trail, TimeProvider time, ILogger<MemoryDesk> logger)
{
    private const string Everyones = "everyones";
    private const string Own = "own";
    private readonly Dictionary<string, IPlatform> _platforms = platforms.ToDictionary(static platform => platform.Name, StringComparer.Ordinal);

    /// <summary>What the turn may know. A memory that cannot be read costs the turn its help, not its answer.</summary>
    public async Task<Remembered> TryRecallAsync(AgentRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await RecallAsync(request, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Unread(logger, exception, request.CorrelationId, request.Turn);
            return Remembered.Nothing;
        }
    }

    private async Task<Remembered> RecallAsync(AgentRequest request, CancellationToken cancellationToken)
    {
        var keys = OwnKeys(request);
        var all = await Task.WhenAll([.. keys.Select(key => Grain(key).Recall(cancellationToken)), Grain(MemoryKey.OfWorkspace(request.Conversation)).Recall(cancellationToken)]);
        return new Remembered([.. all[..^1].SelectMany(static facts => facts)], all[^1]);
    }

    /// <summary>Carries out what the message asks of the memory, and says what came of it; null where it asks nothing.</summary>
    public async Task<MemoryReply?> HandleAsync(AgentRequest request, CancellationToken cancellationToken) =>
        await HandleAsync(request, await ReadAsync(request, cancellationToken), cancellationToken);

    /// <summary>True where the message asks something of the memory.</summary>
    public async Task<bool> IsAskedAsync(AgentRequest request, CancellationToken cancellationToken) => await ReadAsync(request, cancellationToken) is not null;

    private async Task<MemoryAsk?> ReadAsync(AgentRequest request, CancellationToken cancellationToken)
    {
        var thread = new ReadableThread(_platforms.GetValueOrDefault(request.Conversation.Platform), request.Conversation);
        return MemoryWords.Read(await thread.TextAsync(request.Question, cancellationToken));
    }

    private async Task<MemoryReply?> HandleAsync(AgentRequest request, MemoryAsk? asked, CancellationToken cancellationToken) => asked switch
    {
        MemoryAsk.Remember ask => await RememberAsync(request, ask, cancellationToken),
        MemoryAsk.Recall => new MemoryReply(List(await RecallAsync(request, cancellationToken)), GoesOn: false),
        MemoryAsk.ForgetAll => await ForgetAllAsync(request, cancellationToken),
        MemoryAsk.ForgetNumber { IsNote: true } ask => await ForgetNoteAsync(request, ask.Number, cancellationToken),
        MemoryAsk.ForgetNumber ask => await ForgetAsync(request, (_, number) => number == ask.Number, "There is nothing of yours under that number.", cancellationToken),
        MemoryAsk.ForgetWords ask => await ForgetAsync(request, (fact, _) => string.Equals(fact.Text, ask.Words, StringComparison.OrdinalIgnoreCase), null, cancellationToken),
        _ => null,
    };

    private async Task<MemoryReply> RememberAsync(AgentRequest request, MemoryAsk.Remember ask, CancellationToken cancellationToken)
    {
        if (ask.Reach == MemoryReach.Workspace && !options.Value.NotesFrom.Contains(request.Author.Value))
        {
            return new MemoryReply("Only people whom an operator has named may have something remembered for everyone. I have remembered nothing.", ask.GoesOn);
        }

        var key = ask.Reach switch
        {
            MemoryReach.Workspace => MemoryKey.OfWorkspace(request.Conversation),
            MemoryReach.Everywhere => MemoryKey.Everywhere(request.Conversation, request.Author),
            _ => OwnKeys(request)[0],
        };
        var kept = await Grain(key).Remember(ask.Text, request.Author.Value, cancellationToken);
        if (kept) Record(request, ask.Reach == MemoryReach.Workspace ? Everyones : Own, "remembered", 1);
        return new MemoryReply(kept ? $"I will remember that{Where(request, ask.Reach)}." : "I remember as much as I can already. Ask what I remember, and have me forget something first.", ask.GoesOn);
    }

    private string Where(AgentRequest request, MemoryReach reach) => (reach, ClassOf(request)) switch
    {
        (MemoryReach.Workspace, _) => " for everyone here",
        (MemoryReach.Everywhere, _) => " wherever you ask me",
        (_, ChannelClass.Direct) => " for our direct conversations",
        (_, ChannelClass.Private) => " for when you ask in this channel",
        _ => " for when you ask in a public channel",
    };

    private async Task<MemoryReply> ForgetAllAsync(AgentRequest request, CancellationToken cancellationToken)
    {
        var gone = 0;
        foreach (var key in OwnKeys(request)) gone += await Grain(key).Forget(null, cancellationToken);
        if (gone > 0) Record(request, Own, "forgotten", gone);
        return new MemoryReply(gone == 0 ? "There is nothing of yours that I remember here." : $"Forgotten: all that I remembered of you here ({gone.ToString(CultureInfo.InvariantCulture)}).", GoesOn: false);
    }

    private async Task<MemoryReply> ForgetNoteAsync(AgentRequest request, int number, CancellationToken cancellationToken)
    {
        var notes = Grain(MemoryKey.OfWorkspace(request.Conversation));
        var all = await notes.Recall(cancellationToken);
        if (!options.Value.NotesFrom.Contains(request.Author.Value) || number < 1 || number > all.Count) return new MemoryReply("There is no note under that number that you may take off.", GoesOn: false);
        await notes.Forget([all[number - 1].Number], cancellationToken);
        Record(request, Everyones, "forgotten", 1);
        return new MemoryReply("Forgotten, for everyone.", GoesOn: false);
    }

    private async Task<MemoryReply?> ForgetAsync(AgentRequest request, Func<Fact, int, bool> wanted, string? nothing, CancellationToken cancellationToken)
    {
        var number = 0;
        foreach (var key in OwnKeys(request))
        {
            foreach (var fact in await Grain(key).Recall(cancellationToken))
            {
                if (!wanted(fact, ++number)) continue;
                await Grain(key).Forget([fact.Number], cancellationToken);
                Record(request, Own, "forgotten", 1);
                return new MemoryReply("Forgotten.", GoesOn: false);
            }
        }

        return nothing is null ? null : new MemoryReply(nothing, GoesOn: false);
    }

    private void Record(AgentRequest request, string whose, string outcome, int facts) =>
        trail.Add(AuditEvent.In(request.Conversation, time.GetUtcNow(), AuditKind.MemoryChanged, request.Author.Value, whose, outcome, AuditDetail.Of("turn", request.Turn), AuditDetail.Of("facts", facts)));

    private static string List(Remembered remembered)
    {
        if (remembered.Own.Count == 0 && remembered.Notes.Count == 0) return "I remember nothing about you here. Say “remember that …”, and I will.";
        var lines = remembered.Own.Select(static (fact, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {fact.Text}"));
        var notes = remembered.Notes.Select(static (fact, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {fact.Text}"));
        return string.Join('\n', [
            .. remembered.Own.Count > 0 ? ["What you asked me to remember, as far as it is for here:", "", .. lines] : Array.Empty<string>(),
            .. remembered.Notes.Count > 0 ? ["", "For everyone of this workspace:", "", .. notes] : Array.Empty<string>(),
            "", "_“Forget 1” takes one off, “forget everything about me” all of yours._",
        ]);
    }

    /// <summary>The person's own, first what is for here alone.</summary>
    private MemoryKey[] OwnKeys(AgentRequest request)
    {
        var here = MemoryKey.Of(request.Conversation, ClassOf(request), request.Author);
        var everywhere = MemoryKey.Everywhere(request.Conversation, request.Author);
        return here == everywhere ? [here] : [here, everywhere];
    }

    private ChannelClass ClassOf(AgentRequest request) => _platforms.TryGetValue(request.Conversation.Platform, out var platform) ? platform.ClassOf(request.Conversation) : ChannelClass.Private;

    private IMemoryGrain Grain(MemoryKey key) => grains.GetGrain<IMemoryGrain>(key.ToString());

    private static partial class Log
    {
        [LoggerMessage(EventId = 2501, Level = LogLevel.Warning, Message = "Turn {Turn} ({CorrelationId}): the memory cannot be read; the answer goes on without it.")]
        public static partial void Unread(ILogger logger, Exception exception, string correlationId, long turn);
    }
}
