using ChatAgency.Simulators.Running;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ChatAgency.Tool.Tests.Moving;

/// <summary>The command as a process of its own, killed as a power cut would.</summary>
public sealed class KillTests(MovingStores stores)
{
    private const int Conversations = 10_000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_thousand_conversations_are_copied_although_it_is_killed_half_way()
    {
        var records = Records.Of(Conversations);
        var copying = new Copying(await stores.NewAsync("sqlite"), await stores.NewAsync("postgres"), stores.NewFile());
        await copying.From.PutAsync(records, Cancel);
        await using (var tool = HostProcess.Start("Tool", new Dictionary<string, string>(), Path.GetTempPath(), args: [.. copying.Args()]))
        {
            await CopiedAsync(tool, copying.Progress, Conversations / 10);
            await tool.KillAsync();
        }

        var run = await copying.RunAsync();
        Assert.Equal((ExitCodes.Done, ""), (run.Code, run.Errors));
        var (found, copied, _) = Copying.Passes(run)[0];
        Assert.Equal(records.Count, found);
        // It went on, and did not begin anew.
        Assert.InRange(copied, 1, records.Count - (Conversations / 10));
        Assert.Equal(Records.Shown(records), await copying.To.AllAsync(Cancel));
    }

    private static async Task CopiedAsync(HostProcess tool, string progress, int count)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await pace.WaitForNextTickAsync(Cancel))
        {
            if (Copied(progress) >= count) return;
            Assert.False(tool.HasEnded, tool.Output);
        }
    }

    private static long Copied(string progress)
    {
        if (!File.Exists(progress)) return 0;
        using var connection = new SqliteConnection($"Data Source={progress};Mode=ReadWrite;Pooling=False");
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM record WHERE version IS NOT NULL";
            return (long)command.ExecuteScalar()!;
        }
        catch (SqliteException)
        {
            // It has no tables yet.
            return 0;
        }
    }
}
