using ChatAgency.Simulators.Stores;
using ChatAgency.Storage.Tests.Conformance;
using Xunit;

namespace ChatAgency.Storage.Tests.Encrypting;

/// <summary>What Redis writes to its disk: the log of all writes, and a dump.</summary>
public sealed class RedisTests(EncryptedRedisSilo encrypted, RedisSilo plain)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_planted_word_is_neither_in_the_log_nor_in_a_dump()
    {
        var word = $"planted-{Guid.NewGuid():N}";
        await WriteAsync(encrypted, word);
        await encrypted.SaveAsync();

        Assert.Contains(Directory.GetFiles(encrypted.ServerFolder, "*", SearchOption.AllDirectories), static file => file.EndsWith("dump.rdb", StringComparison.Ordinal));
        Assert.Empty(await RawBytes.WithAsync(encrypted.ServerFolder, word, Cancel));
    }

    [Fact]
    public async Task Without_encryption_it_is_found()
    {
        var word = $"planted-{Guid.NewGuid():N}";
        await WriteAsync(plain, word);

        Assert.NotEmpty(await RawBytes.WithAsync(plain.ServerFolder, word, Cancel));
    }

    private static Task WriteAsync(RedisSilo silo, string word) =>
        silo.Storage.WriteStateAsync("note", GrainId.Create("note-grain", $"slack/T1/C1:{Guid.NewGuid():N}"), new GrainState<Note>(new Note { Text = word }), Cancel);
}
