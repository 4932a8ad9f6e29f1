using System.Collections.Concurrent;
using System.Security.Cryptography;
using ChatAgency.EndToEnd.Doors;
using ChatAgency.EndToEnd.Operating;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Stores;
using Xunit;

namespace ChatAgency.EndToEnd.Moving;

/// <summary>An agency that people use moves from its SQLite file to PostgreSQL, as docs/operations.md says.</summary>
public sealed class MoveTests : IDisposable
{
    private const int Done = 0;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(150);
    private readonly string _folder = Directory.CreateTempSubdirectory("chatagency-").FullName;
    private readonly string _desk = Directory.CreateTempSubdirectory("chatagency-tool-").FullName;
    private readonly ConcurrentQueue<(string Conversation, long Turn, Question Question)> _acknowledged = new();
    private volatile bool _isEnough;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Under_load_nothing_that_was_acknowledged_is_lost_and_open_turns_end_in_the_new_store()
    {
        await using var postgres = await PostgresServer.StartAsync();
        var database = postgres.ConnectionString(await postgres.CreateDatabaseAsync());
        await File.WriteAllTextAsync(Path.Combine(_desk, "connection"), database, Token);
        await RunAsync("schema", "apply", "--connection", database);
        await using var model = await ScriptedModel.StartAsync();
        model.Default = static request => ModelScript.Drip(Step, [.. Enumerable.Repeat("word ", 9), Question.EchoOf(request.Question)]);
        var encrypted = new Dictionary<string, string> { ["Storage__Encryption__Enabled"] = "true", ["STORAGE_ENCRYPTION_KEY"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) };

        await using (var agency = await LocalAgency.StartAsync(model: model, folder: _folder, settings: encrypted))
        {
            using var client = agency.Client();
            var asking = Task.WhenAll(Enumerable.Range(0, 6).Select(person => AskOnAsync(client, person)));
            await MoreAsync(10, asking);
            await using (var tool = Tool("--follow", "--every", "1"))
            {
                await tool.LineAsync(static line => line.StartsWith("pass 1:", StringComparison.Ordinal));
                await MoreAsync(20, asking);
                await tool.LineAsync(static line => line.StartsWith("pass 3:", StringComparison.Ordinal));
                Assert.Equal(Done, await tool.StopAsync());
                Assert.Contains("without --follow", tool.Output, StringComparison.Ordinal);
            }

            // People go on.
            await MoreAsync(10, asking);
            // As a power cut would: with answers under way.
            await agency.Host.KillAsync();
            _isEnough = true;
            await asking;
        }

        await using (var last = Tool())
        {
            Assert.True(await last.ExitCodeAsync() == Done, last.Output);
            Assert.Contains("The copy is whole", last.Output, StringComparison.Ordinal);
        }

        var settings = new Dictionary<string, string>(encrypted) { ["Storage__Provider"] = "postgres", ["ConnectionStrings__Storage"] = database };
        await using var moved = await LocalAgency.StartAsync(model: model, folder: _folder, settings: settings);
        using var reader = moved.Client();
        foreach (var asked in _acknowledged)
        {
            var turn = await OperatedAgency.UntilAsync(
                async () => (await reader.TurnsAsync(asked.Conversation)).SingleOrDefault(turn => turn.GetProperty("turn").GetInt64() == asked.Turn),
                static turn => turn.ValueKind != System.Text.Json.JsonValueKind.Undefined && turn.GetProperty("state").GetString() == "completed");
            Assert.Contains(asked.Question.AnswerTag, turn.ToString(), StringComparison.Ordinal);
        }
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        Directory.Delete(_desk, recursive: true);
    }

    private async Task AskOnAsync(HttpClient client, int person)
    {
        for (var i = 0; !_isEnough; i++)
        {
            // Half of them stay in one conversation, the others begin a new one each time.
            var (conversation, question) = (person % 2 == 0 ? $"talk{person}" : $"talk{person}-{i}", Question.New("Does it go on?"));
            try
            {
                var turn = await client.AskAsync(conversation, question.Text);
                _acknowledged.Enqueue((conversation, turn, question));
                while ((await client.TurnsAsync(conversation)).Any(static one => one.GetProperty("state").GetString() is not ("completed" or "failed"))) await Task.Delay(Step, Token);
            }
            catch (HttpRequestException)
            {
                // The agency was killed; what it did not acknowledge it need not have.
                return;
            }
        }
    }

    private async Task MoreAsync(int questions, Task asking)
    {
        var wanted = _acknowledged.Count + questions;
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (_acknowledged.Count < wanted && !asking.IsCompleted) await pace.WaitForNextTickAsync(Token);
        if (asking.IsCompleted) await asking;
    }

    private HostProcess Tool(params string[] more) => HostProcess.Start(
        "Tool", new Dictionary<string, string>(), _desk, args: ["store", "copy", "--from", $"sqlite:{_folder}", "--to", "postgres:@connection", .. more]);

    private async Task RunAsync(params string[] args)
    {
        await using var tool = HostProcess.Start("Tool", new Dictionary<string, string>(), _desk, args: args);
        Assert.True(await tool.ExitCodeAsync() == Done, tool.Output);
    }
}
