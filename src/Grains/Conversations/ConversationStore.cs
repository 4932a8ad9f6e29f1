using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Failures;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Running;
using Orleans.Storage;

namespace ChatAgency.Grains.Conversations;

/// <summary>One conversation's record and pages in the cluster's grain storage.</summary>
internal sealed class ConversationStore(IGrainStorage storage, ConversationId conversation, GrainId grain, Action<ErrorId, Exception> unreadable) : IConversationStore
{
    private const string RecordName = "conversation";
    private const string PageName = "page";
    private GrainState<ConversationRecord> stored = new(ConversationRecord.Empty);

    public async Task<ConversationRecord> LoadAsync(CancellationToken cancellationToken)
    {
        var read = new GrainState<ConversationRecord>(ConversationRecord.Empty);
        try
        {
            await storage.ReadStateAsync(RecordName, grain, read, cancellationToken);
        }
        catch (Exception exception) when (IsOfForm(exception))
        {
            throw Unreadable(exception.GetType().Name, exception);
        }

        stored = read;
        if (read is not { RecordExists: true, State: { } record }) return ConversationRecord.Empty;
        return record.Schema <= ConversationRecord.Empty.Schema ? record : throw Unreadable($"its form {record.Schema} is of a later version", null);
    }

    public async Task<bool> SaveAsync(ConversationRecord record, CancellationToken cancellationToken)
    {
        var next = new GrainState<ConversationRecord>(record, stored.ETag) { RecordExists = stored.RecordExists };
        try
        {
            await storage.WriteStateAsync(RecordName, grain, next, cancellationToken);
        }
        catch (InconsistentStateException)
        {
            return false;
        }

        stored = next;
        return true;
    }

    public async Task WritePageAsync(int page, long version, ImmutableArray<Turn> turns, CancellationToken cancellationToken)
    {
        var state = await ReadAsync(page, cancellationToken);
        if (state.State!.Version > version) return;
        // Whoever writes in between makes this write conflict; it is then planned again.
        state.State = new TranscriptPage { Version = version, Turns = turns };
        await storage.WriteStateAsync(PageName, PageId(page), state, cancellationToken);
    }

    public async Task<ImmutableArray<Turn>> ReadPageAsync(int page, CancellationToken cancellationToken) =>
        (await ReadAsync(page, cancellationToken)).State!.Turns;

    public async Task EraseAsync(int pages, CancellationToken cancellationToken)
    {
        // One page more than the record knows: it may have been written just before the record was to say so.
        for (var page = 0; page <= pages; page++)
        {
            var state = await ReadAsync(page, cancellationToken);
            if (state.RecordExists) await storage.ClearStateAsync(PageName, PageId(page), state, cancellationToken);
        }

        await LoadAsync(cancellationToken);
        if (stored.RecordExists) await storage.ClearStateAsync(RecordName, grain, stored, cancellationToken);
    }

    // Told apart from a store that is away: time will not heal it, and it must not go by in silence.
    private static bool IsOfForm(Exception? exception) =>
        exception is not null && (exception is JsonException or NotSupportedException or FormatException or InvalidDataException || IsOfForm(exception.InnerException));

    // Of a type that every process knows: it travels to the door that asked.
    private InvalidDataException Unreadable(string reason, Exception? cause)
    {
        var id = ErrorId.New();
        unreadable(id, cause ?? new InvalidDataException(reason));
        return new InvalidDataException($"{id}: the record of {conversation} cannot be read: {reason}.");
    }

    private async Task<GrainState<TranscriptPage>> ReadAsync(int page, CancellationToken cancellationToken)
    {
        var state = new GrainState<TranscriptPage>(new TranscriptPage());
        await storage.ReadStateAsync(PageName, PageId(page), state, cancellationToken);
        state.State ??= new TranscriptPage();
        return state;
    }

    private GrainId PageId(int page) =>
        GrainId.Create("transcript", string.Create(CultureInfo.InvariantCulture, $"{conversation}#{page}"));
}
