using System.Text.Json.Nodes;
using ChatAgency.EndToEnd.Doors;
using ChatAgency.EndToEnd.Running;
using ChatAgency.EndToEnd.Slack;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.Workspaces;
using ChatAgency.Simulators.Stores;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ChatAgency.EndToEnd.Moving;

/// <summary>What a person wrote is given to them and erased, and what others wrote stays.</summary>
public sealed class PersonTests : IDisposable
{
    private const string Hers = "planted-canary-of-ann";
    private const string His = "planted-canary-of-ben";
    private readonly string _folder = Directory.CreateTempSubdirectory("chatagency-").FullName;
    private readonly string _desk = Directory.CreateTempSubdirectory("chatagency-tool-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_Slack_her_words_go_from_window_pages_and_memory_and_his_stay()
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var model = await ScriptedModel.StartAsync();
        model.Default = static request => ModelScript.Answer($"You said {(request.Question.Contains(Hers, StringComparison.Ordinal) ? Hers : His)}. {Question.EchoOf(request.Question)}");
        await using (var agency = await LocalAgency.StartAsync(slack, model, _folder))
        {
            var (ann, ben) = (slack.User.Id, slack.Workspace.AddUser(displayName: "ben").Id);
            var channel = slack.Workspace.AddChannel(name: "talk");
            var first = await AskAsync(slack, agency, channel, ann, Hers, null);
            // Long ones, so that the older leave the working window.
            for (var i = 0; i < 8; i++) await AskAsync(slack, agency, channel, i % 2 == 0 ? ben : ann, $"{(i % 2 == 0 ? His : Hers)} {new string('x', 9_000)}", first);
            await slack.SayAsync(channel.Id, ann, $"remember that {Hers}", mention: true, cancellationToken: Token);
            await UntilAsync(() => Task.FromResult(Count("memory") > 0));
            await UntilAsync(() => Task.FromResult(Count("page") > 0));
            var answer = slack.Thread(first.Channel, first.ThreadTs).FromBot[1];
            await slack.ClickAsync(first.Channel, answer.Ts, ann, "chatagency_feedback", option: "negative", cancellationToken: Token);
            await slack.SubmitAsync(Assert.Single(slack.ViewsOf(ann)), $"wrong, {Hers}", cancellationToken: Token);

            var user = $"slack/{slack.Workspace.TeamId}/{ann}";
            var exported = JsonNode.Parse(await SaysAsync(agency, "store", "export", "--user", user))!;
            Assert.Equal(user, (string?)exported["person"]);
            Assert.Contains(Hers, (string?)exported["memory"]![0]!["text"], StringComparison.Ordinal);
            var talk = exported["conversations"]!.AsArray().Single(one => one!["messages"]!.AsArray().Count == 5)!;
            Assert.All(talk["messages"]!.AsArray(), static message => Assert.Contains(Hers, (string?)message!["text"], StringComparison.Ordinal));
            Assert.Equal($"wrong, {Hers}", (string?)talk["feedback"]![0]!["reason"]);
            Assert.DoesNotContain(His, talk["messages"]!.ToJsonString(), StringComparison.Ordinal);

            var (code, undone) = await RunAsync(agency, "store", "erase", "--user", user);
            Assert.Equal(1, code);
            Assert.Contains("Nothing was erased", undone, StringComparison.Ordinal);
            Assert.StartsWith("erased: 6 messages in 2 conversations", await SaysAsync(agency, "store", "erase", "--user", user, "--yes"), StringComparison.Ordinal);
            Assert.StartsWith("erased: 0 messages in 0 conversations, 0", await SaysAsync(agency, "store", "erase", "--user", user, "--yes"), StringComparison.Ordinal);
            // As if she had deleted them: the answers go from the thread, his do not.
            await slack.UntilAsync(first, static view => view.FromBot.Count == 4 && !view.BotText.Contains(Hers, StringComparison.Ordinal), Token);
            Assert.Contains("PersonServed", await SaysAsync(agency, "audit", "list", "--kind", "PersonServed"), StringComparison.Ordinal);
            Assert.Equal(0, await agency.Host.StopAsync());
        }

        Assert.Empty(await RawBytes.WithAsync(_folder, Hers, Token));
        Assert.NotEmpty(await RawBytes.WithAsync(_folder, His, Token));
    }

    [Fact]
    public async Task On_the_web_the_persons_conversations_go_whole_and_anothers_stay()
    {
        await using var model = await ScriptedModel.StartAsync();
        model.Default = static request => ModelScript.Answer(request.Question.Contains(Hers, StringComparison.Ordinal) ? Hers : His);
        await using (var agency = await LocalAgency.StartAsync(model: model, folder: _folder, settings: new Dictionary<string, string> { ["API_KEY"] = "ann:planted-key-of-ann-0123456789abcdef,ben:planted-key-of-ben-0123456789abcdef" }))
        {
            using var ann = agency.Client("planted-key-of-ann-0123456789abcdef");
            using var ben = agency.Client("planted-key-of-ben-0123456789abcdef");
            Assert.Equal("completed", await ann.EndedAsync("talk", await ann.AskAsync("talk", Hers)));
            Assert.Equal("completed", await ben.EndedAsync("talk", await ben.AskAsync("talk", His)));
            Assert.Contains(Hers, await SaysAsync(agency, "store", "export", "--user", "web/local/ann"), StringComparison.Ordinal);
            Assert.StartsWith("erased: 1 messages in 1 conversations", await SaysAsync(agency, "store", "erase", "--user", "web/local/ann", "--yes"), StringComparison.Ordinal);
            Assert.Empty(await ann.TurnsAsync("talk"));
            Assert.DoesNotContain("talk", await ann.GetStringAsync("/api/conversations", Token), StringComparison.Ordinal);
            Assert.Single(await ben.TurnsAsync("talk"));
            Assert.Equal(0, await agency.Host.StopAsync());
        }

        Assert.Empty(await RawBytes.WithAsync(_folder, Hers, Token));
        Assert.NotEmpty(await RawBytes.WithAsync(_folder, His, Token));
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        Directory.Delete(_desk, recursive: true);
    }

    private static async Task<Said> AskAsync(SlackSimulator slack, LocalAgency agency, Channel channel, string person, string words, Said? thread)
    {
        var question = Question.New(words);
        var said = await slack.SayAsync(channel.Id, person, question.Text, threadTs: thread?.ThreadTs, mention: true, cancellationToken: Token);
        await slack.AnsweredAsync(said, question, Token);
        return said;
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await isSo()) await pace.WaitForNextTickAsync(Token);
    }

    private long Count(string state)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "chatagency.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM grain_state WHERE state_name = $state";
        command.Parameters.AddWithValue("$state", state);
        return (long)command.ExecuteScalar()!;
    }

    private async Task<string> SaysAsync(LocalAgency agency, params string[] args)
    {
        var (code, output) = await RunAsync(agency, args);
        Assert.True(code == 0, output);
        return output;
    }

    private async Task<(int Code, string Output)> RunAsync(LocalAgency agency, params string[] args)
    {
        var settings = new Dictionary<string, string> { ["DATA_DIR"] = agency.Folder, ["ADMIN_PORT"] = $"{agency.Admin.Port}" };
        await using var host = HostProcess.Start("Tool", settings, _desk, args: args);
        return (await host.ExitCodeAsync(), host.Output);
    }
}
