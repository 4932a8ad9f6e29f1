using Orleans.Storage;
using Xunit;

namespace ChatAgency.Storage.Tests.Conformance;

/// <summary>What the cases share: a grain nobody else has, and short words for the operations.</summary>
public abstract class Case(StorageSilo silo)
{
    protected const string State = "note";

    protected StorageSilo Silo { get; } = silo;

    protected IGrainStorage Storage => Silo.Storage;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected static GrainId NewGrain() => GrainId.Create("note-grain", Guid.NewGuid().ToString("N"));

    protected static GrainState<Note> Fresh(string? text = null) => new(new Note { Text = text });

    /// <summary>What an activation holds that has read the version with this ETag.</summary>
    protected static GrainState<Note> Holding(string? etag, string text) =>
        new(new Note { Text = text }, etag) { RecordExists = etag is not null };

    protected async Task<GrainState<Note>> Written(GrainId grain, string text, string state = State)
    {
        var written = Fresh(text);
        await Storage.WriteStateAsync(state, grain, written, Cancel);
        return written;
    }

    protected async Task<GrainState<Note>> Read(GrainId grain, string state = State)
    {
        var read = new GrainState<Note>(new Note { Text = "left over" }, "left over") { RecordExists = true };
        await Storage.ReadStateAsync(state, grain, read, Cancel);
        return read;
    }

    protected static Task Conflicts(Task operation) => Assert.ThrowsAsync<InconsistentStateException>(() => operation);
}
