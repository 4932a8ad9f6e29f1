using ChatAgency.Storage.Sqlite.Reading;
using Xunit;

namespace ChatAgency.Storage.Tests.Sqlite;

public sealed class RequestTests
{
    [Fact]
    public async Task What_was_withdrawn_is_never_begun()
    {
        using var cancel = new CancellationTokenSource();
        var lookup = new Lookup(Stores.Key);
        var outcome = lookup.Outcome(cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => outcome);
        Assert.False(lookup.Begin());
    }

    [Fact]
    public async Task What_was_begun_ends_with_its_outcome_though_it_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var lookup = new Lookup(Stores.Key);
        var outcome = lookup.Outcome(cancel.Token);
        Assert.True(lookup.Begin());
        await cancel.CancelAsync();
        Assert.False(outcome.IsCompleted);
        lookup.Done(new StoredRecord(7, null));

        Assert.Equal(7, (await outcome)!.Version);
    }
}
