using ChatAgency.EndToEnd.Doors;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators;
using ChatAgency.Simulators.Running;
using Xunit;

namespace ChatAgency.EndToEnd.Moving;

/// <summary>The sample export becomes conversations of the web chat, once.</summary>
public sealed class ImportTests : IDisposable
{
    private readonly string _desk = Directory.CreateTempSubdirectory("chatagency-tool-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Sample => Path.Combine(RepositoryRoot.Find(), "deploy", "samples", "firebase-threads.json");

    [Fact]
    public async Task Threads_become_conversations_that_people_read_and_go_on_with_and_a_second_run_changes_nothing()
    {
        await using var agency = await LocalAgency.StartAsync(settings: new Dictionary<string, string> { ["API_KEY"] = "ann:planted-key-of-ann-0123456789abcdef" });
        using var ann = agency.Client("planted-key-of-ann-0123456789abcdef");
        Assert.Equal("would import: 2 conversations with 3 turns; left out: 3 entries that are neither a person's question nor an answer to one", (await RunAsync(agency, 0, Sample, "--dry-run")).TrimEnd());
        Assert.Empty(await ann.TurnsAsync("chat-7Qx"));
        for (var run = 0; run < 2; run++)
        {
            Assert.StartsWith("imported: 2 conversations with 3 turns", await RunAsync(agency, 0, Sample), StringComparison.Ordinal);
            var turns = await ann.TurnsAsync("chat-7Qx");
            Assert.Equal(
                ["completed: Draft a launch plan for the new site. -> Launch home and pricing on Monday, the blog a week later.", "completed: And who tells the customers? -> Support does, on Monday at nine."],
                turns.Select(static turn => $"{turn.GetProperty("state").GetString()}: {turn.GetProperty("question").GetString()} -> {turn.GetProperty("text").GetString()}"));
            Assert.Contains("Draft a launch plan", await ann.GetStringAsync("/api/conversations", Token), StringComparison.Ordinal);
        }

        var turn = await ann.AskAsync("chat-7Qx", "And the day after?");
        Assert.Equal(3, turn);
        Assert.Equal("completed", await ann.EndedAsync("chat-7Qx", turn));
        Assert.StartsWith("imported", await RunAsync(agency, 0, Sample), StringComparison.Ordinal);
        Assert.Equal(3, (await ann.TurnsAsync("chat-7Qx")).Count);
    }

    [Fact]
    public async Task A_conversation_of_that_name_and_a_file_of_another_shape_are_left_alone()
    {
        await using var agency = await LocalAgency.StartAsync(settings: new Dictionary<string, string> { ["API_KEY"] = "ann:planted-key-of-ann-0123456789abcdef" });
        using var ann = agency.Client("planted-key-of-ann-0123456789abcdef");
        var file = Path.Combine(_desk, "old.json");
        await File.WriteAllTextAsync(file, """{"threads":{"good":[{"role":"user","content":"x"}],"old":{"main_thread":"thread_1"}}}""", Token);
        Assert.Contains("threads/old holds the ids of threads", await RunAsync(agency, 1, file), StringComparison.Ordinal);
        Assert.Empty(await ann.TurnsAsync("good"));
        Assert.Equal("completed", await ann.EndedAsync("chat-7Qx", await ann.AskAsync("chat-7Qx", "Mine.")));
        Assert.Contains("something else in the place", await RunAsync(agency, 1, Sample), StringComparison.Ordinal);
        Assert.Equal("Mine.", Assert.Single(await ann.TurnsAsync("chat-7Qx")).GetProperty("question").GetString());
    }

    public void Dispose() => Directory.Delete(_desk, recursive: true);

    private async Task<string> RunAsync(LocalAgency agency, int code, string file, params string[] more)
    {
        var settings = new Dictionary<string, string> { ["DATA_DIR"] = agency.Folder, ["ADMIN_PORT"] = $"{agency.Admin.Port}" };
        await using var host = HostProcess.Start("Tool", settings, _desk, args: ["store", "import", "firebase", file, "--person", "ann", .. more]);
        Assert.True(await host.ExitCodeAsync() == code, host.Output);
        return host.Output;
    }
}
