using ChatAgency.Simulators.Running;
using ChatAgency.Storage.Copying;
using ChatAgency.Storage.Moving;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ChatAgency.Tool.Tests.Moving;

/// <summary>A copy that a power cut ends in the middle: the command as a process of its own, held at the middle record, and killed there.</summary>
internal static class HalfWay
{
    /// <summary>Begins the copy and kills it.</summary>
    /// <returns>How many records it had entered in its progress file. One batch more is written and not entered.</returns>
    internal static async Task<int> KilledAsync(Copying copying, IReadOnlyList<RawRecord> records, CancellationToken cancellationToken)
    {
        var middle = records.Count / 2;
        await PrepareAsync(copying, Records.Shown(records)[middle].Name);
        await using (var tool = HostProcess.Start("Tool", new Dictionary<string, string>(), Path.GetTempPath(), args: [.. copying.Args()]))
        {
            var entered = middle / Copier.Batch * Copier.Batch;
            using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            while (Entered(copying.Progress) < entered)
            {
                Assert.False(tool.HasEnded, tool.Output);
                await pace.WaitForNextTickAsync(cancellationToken);
            }

            await tool.KillAsync();
        }

        Change(copying.Progress, "DROP TRIGGER held");
        return Entered(copying.Progress);
    }

    // Where the middle record is entered, the database is busy for good.
    private static async Task PrepareAsync(Copying copying, RecordName middle)
    {
        var (from, to) = (await copying.From.WithAsync(writes: false, static store => Task.FromResult(store.Place)), await copying.To.WithAsync(writes: true, static store => Task.FromResult(store.Place)));
        CopyLedger.Open(copying.Progress, from, to).Dispose();
        Change(
            copying.Progress,
            $"""
            CREATE TRIGGER held AFTER UPDATE OF version ON record WHEN new.state = '{middle.State}' AND new.grain = '{middle.Grain}' BEGIN
                INSERT INTO copy (id) SELECT 2 FROM (WITH RECURSIVE n (i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n) SELECT max(i) AS i FROM n);
            END
            """);
    }

    private static int Entered(string progress)
    {
        using var connection = Open(progress);
        using var command = new SqliteCommand("SELECT count(*) FROM record WHERE version IS NOT NULL", connection);
        return (int)(long)command.ExecuteScalar()!;
    }

    private static void Change(string progress, string text)
    {
        using var connection = Open(progress);
        using var command = new SqliteCommand(text, connection);
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(string progress)
    {
        var connection = new SqliteConnection($"Data Source={progress};Mode=ReadWrite;Pooling=False");
        connection.Open();
        return connection;
    }
}
