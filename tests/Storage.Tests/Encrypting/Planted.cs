using ChatAgency.Simulators.Stores;
using ChatAgency.Storage.Tests.Conformance;
using Xunit;

namespace ChatAgency.Storage.Tests.Encrypting;

/// <summary>A word that was written is looked for in all files of the store's server, as somebody who took its disk would.</summary>
public abstract class Planted(DistantSilo encrypted, DistantSilo plain)
{
    private readonly string _word = $"planted-{Guid.NewGuid():N}";

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_planted_word_is_in_no_file()
    {
        await WriteAsync(encrypted);
        await FlushAsync();

        Assert.NotEmpty(Directory.GetFiles(encrypted.ServerFolder, "*", SearchOption.AllDirectories));
        Assert.Empty(await RawBytes.WithAsync(encrypted.ServerFolder, _word, Cancel));
    }

    [Fact]
    public async Task Without_encryption_it_is_found()
    {
        await WriteAsync(plain);

        Assert.NotEmpty(await RawBytes.WithAsync(plain.ServerFolder, _word, Cancel));
    }

    /// <summary>Brings on the disk what the server would else write there later.</summary>
    protected virtual Task FlushAsync() => Task.CompletedTask;

    private Task WriteAsync(DistantSilo silo) =>
        silo.Storage.WriteStateAsync("note", GrainId.Create("note-grain", $"slack/T1/C1:{Guid.NewGuid():N}"), new GrainState<Note>(new Note { Text = _word }), Cancel);
}

/// <summary>Redis: the log of all writes, and a dump.</summary>
public sealed class RedisPlanted(EncryptedRedisSilo encrypted, RedisSilo plain) : Planted(encrypted, plain)
{
    private readonly EncryptedRedisSilo encrypted = encrypted;

    protected override async Task FlushAsync()
    {
        await encrypted.SaveAsync();
        Assert.NotEmpty(Directory.GetFiles(encrypted.ServerFolder, "dump.rdb", SearchOption.AllDirectories));
    }
}

/// <summary>PostgreSQL: its tables and its write-ahead log.</summary>
public sealed class PostgresPlanted(EncryptedPostgresSilo encrypted, PostgresSilo plain) : Planted(encrypted, plain)
{
    private readonly EncryptedPostgresSilo encrypted = encrypted;

    protected override async Task FlushAsync()
    {
        await using var database = await encrypted.NewDatabaseAsync();
        await using var checkpoint = database.CreateCommand("CHECKPOINT");
        await checkpoint.ExecuteNonQueryAsync(Cancel);
    }
}

/// <summary>Azure Blob storage, as Azurite keeps it.</summary>
public sealed class AzureBlobPlanted(EncryptedAzureBlobSilo encrypted, AzureBlobSilo plain) : Planted(encrypted, plain);
