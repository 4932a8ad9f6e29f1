using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
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
using Xunit;

namespace ChatAgency.EndToEnd.Moving;

/// <summary>What is kept of a channel, or of a workspace, goes within a minute, whatever it is kept in; what is next to it stays.</summary>
public sealed class PlaceTests(ClusterStores stores) : IDisposable
{
    private const string Gone = "planted-canary-of-here";
    private const string Stays = "planted-canary-of-there";
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(1);
    private readonly string _folder = Directory.CreateTempSubdirectory("chatagency-").FullName;
    private readonly string _copy = Directory.CreateTempSubdirectory("chatagency-copy-").FullName;
    private readonly string _desk = Directory.CreateTempSubdirectory("chatagency-tool-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_Slack_a_channel_goes_with_all_that_it_left_and_then_the_workspace()
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var model = await ScriptedModel.StartAsync();
        model.Default = static request => ModelScript.Answer($"You said {(request.Question.Contains(Gone, StringComparison.Ordinal) ? Gone : Stays)}. {Question.EchoOf(request.Question)}");
        await using (var agency = await LocalAgency.StartAsync(slack, model, _folder))
        {
            var (here, there, ann) = (slack.Workspace.AddChannel(name: "here"), slack.Workspace.AddChannel(name: "there"), slack.User.Id);
            var first = await AskAsync(slack, here, ann, Gone, null);
            // Long ones, so that the older leave the working window.
            for (var i = 0; i < 8; i++) await AskAsync(slack, here, ann, $"{Gone} {new string('x', 9_000)}", first);
            await AskAsync(slack, here, ann, $"{Gone} anew", null);
            await AskAsync(slack, there, ann, Stays, null);
            await SetAsync(agency, slack.Workspace.TeamId, "routing", new { rules = new[] { new { agent = "Code", channel = here.Id, words = new[] { Gone } }, new { agent = "Code", channel = there.Id, words = new[] { Stays } } } });
            await SetAsync(agency, slack.Workspace.TeamId, "speaking", new { channels = new[] { new { channel = here.Id, people = new[] { Gone } }, new { channel = there.Id, people = new[] { Stays } } } });

            var place = $"slack/{slack.Workspace.TeamId}/{here.Id}";
            var (code, undone) = await RunAsync(agency, "store", "erase", "--channel", place);
            Assert.True(code == 1 && undone.StartsWith("Nothing was erased. There are 2 conversations", StringComparison.Ordinal), undone);
            var begun = Stopwatch.GetTimestamp();
            Assert.StartsWith("erased: 2 conversations", await SaysAsync(agency, "store", "erase", "--channel", place, "--yes"), StringComparison.Ordinal);
            Assert.InRange(Stopwatch.GetElapsedTime(begun), TimeSpan.Zero, Most);
            Assert.StartsWith("erased: 0 conversations", await SaysAsync(agency, "store", "erase", "--channel", place, "--yes"), StringComparison.Ordinal);
            Assert.Contains("PlaceErased", await SaysAsync(agency, "audit", "list", "--kind", "PlaceErased"), StringComparison.Ordinal);
            await SaysAsync(agency, "audit", "verify");
            Assert.Equal(0, await agency.Host.StopAsync());
        }

        Assert.Empty(await RawBytes.WithAsync(_folder, Gone, Token));
        Assert.NotEmpty(await RawBytes.WithAsync(_folder, Stays, Token));
        await using (var agency = await LocalAgency.StartAsync(slack, model, _folder))
        {
            await slack.SayAsync(slack.Channel.Id, slack.User.Id, $"remember that {Stays}", mention: true, cancellationToken: Token);
            await UntilAsync(async () => JsonNode.Parse(await SaysAsync(agency, "store", "export", "--user", $"slack/{slack.Workspace.TeamId}/{slack.User.Id}"))!["memory"]!.AsArray().Count > 0);
            Assert.StartsWith("erased: ", await SaysAsync(agency, "store", "erase", "--workspace", $"slack/{slack.Workspace.TeamId}", "--yes"), StringComparison.Ordinal);
            await SaysAsync(agency, "audit", "verify");
            Assert.Equal(0, await agency.Host.StopAsync());
        }

        Assert.Empty(await RawBytes.WithAsync(_folder, Stays, Token));
    }

    [Theory]
    [InlineData("redis")]
    [InlineData("postgres")]
    public async Task In_a_store_of_clusters_a_persons_channel_of_the_web_goes_with_its_list_and_its_memory(string kind)
    {
        var store = await stores.TakeAsync(kind);
        var settings = store.SettingsThrough(store.Port).Where(static one => !one.Key.Contains("Cluster", StringComparison.Ordinal)).ToDictionary();
        settings["API_KEY"] = "ann:planted-key-of-ann-0123456789abcdef,ben:planted-key-of-ben-0123456789abcdef";
        settings["Cluster__Name"] = $"erased-{Guid.NewGuid():N}";
        await using var model = await ScriptedModel.StartAsync();
        model.Default = static request => ModelScript.Answer(request.Question.Contains(Gone, StringComparison.Ordinal) ? Gone : Stays);
        await using (var agency = await LocalAgency.StartAsync(model: model, folder: _folder, settings: settings))
        {
            using var ann = agency.Client("planted-key-of-ann-0123456789abcdef");
            using var ben = agency.Client("planted-key-of-ben-0123456789abcdef");
            Assert.Equal("completed", await ann.EndedAsync("talk", await ann.AskAsync("talk", Gone)));
            Assert.Equal("completed", await ann.EndedAsync("other", await ann.AskAsync("other", $"remember that {Gone}")));
            Assert.Equal("completed", await ben.EndedAsync("talk", await ben.AskAsync("talk", Stays)));
            await CopiedAsync(agency, settings, "before");
            Assert.StartsWith("erased: 2 conversations", await SaysAsync(agency, settings, "store", "erase", "--channel", "web/local/ann", "--yes"), StringComparison.Ordinal);
            Assert.Empty(await ann.TurnsAsync("talk"));
            Assert.Single(await ben.TurnsAsync("talk"));
            await SaysAsync(agency, settings, "audit", "verify");
            await CopiedAsync(agency, settings, "after");
        }

        Assert.NotEmpty(await RawBytes.WithAsync(Path.Combine(_copy, "before"), Gone, Token));
        Assert.Empty(await RawBytes.WithAsync(Path.Combine(_copy, "after"), Gone, Token));
        Assert.NotEmpty(await RawBytes.WithAsync(Path.Combine(_copy, "after"), Stays, Token));
    }

    [Theory]
    [InlineData("--channel", "slack/T1")]
    [InlineData("--workspace", "slack/T1/C1")]
    [InlineData("--workspace", "slack/")]
    [InlineData("--user", "slack/T1/U1", "--workspace", "slack/T1")]
    [InlineData("--yes")]
    public async Task What_names_no_place_erases_nothing(params string[] args)
    {
        await using var host = HostProcess.Start("Tool", new Dictionary<string, string> { ["DATA_DIR"] = _folder }, _desk, args: ["store", "erase", .. args]);
        Assert.Equal(64, await host.ExitCodeAsync());
    }

    public void Dispose()
    {
        foreach (var folder in new[] { _folder, _copy, _desk }) Directory.Delete(folder, recursive: true);
    }

    private static async Task<Said> AskAsync(SlackSimulator slack, Channel channel, string person, string words, Said? thread)
    {
        var question = Question.New(words);
        var said = await slack.SayAsync(channel.Id, person, question.Text, threadTs: thread?.ThreadTs, mention: true, cancellationToken: Token);
        await slack.AnsweredAsync(said, question, Token);
        return said;
    }

    private static async Task SetAsync(LocalAgency agency, string team, string what, object wishes)
    {
        using var client = Reception.At(agency.Admin, agency.AdminToken);
        using var answer = await client.PutAsJsonAsync($"/admin/api/workspaces/slack/{team}/{what}", wishes, Token);
        Assert.True(answer.StatusCode == HttpStatusCode.NoContent, await answer.Content.ReadAsStringAsync(Token));
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (!await isSo()) await pace.WaitForNextTickAsync(Token);
    }

    // Records as their bytes lie in the store, in a file that can be looked through.
    private Task<string> CopiedAsync(LocalAgency agency, Dictionary<string, string> settings, string name) =>
        SaysAsync(agency, settings, "store", "copy", "--from", $"{settings["Storage__Provider"]}:{settings["ConnectionStrings__Storage"]}", "--to", $"sqlite:{Path.Combine(_copy, name)}", "--progress", Path.Combine(_desk, $"{name}.db"), "--follow", "--until", "1000");

    private Task<string> SaysAsync(LocalAgency agency, params string[] args) => SaysAsync(agency, new Dictionary<string, string>(), args);

    private async Task<string> SaysAsync(LocalAgency agency, IReadOnlyDictionary<string, string> more, params string[] args)
    {
        var (code, output) = await RunAsync(agency, more, args);
        Assert.True(code == 0, output);
        return output;
    }

    private Task<(int Code, string Output)> RunAsync(LocalAgency agency, params string[] args) => RunAsync(agency, new Dictionary<string, string>(), args);

    private async Task<(int Code, string Output)> RunAsync(LocalAgency agency, IReadOnlyDictionary<string, string> more, string[] args)
    {
        var settings = new Dictionary<string, string>(more) { ["DATA_DIR"] = agency.Folder, ["ADMIN_PORT"] = $"{agency.Admin.Port}" };
        await using var host = HostProcess.Start("Tool", settings, _desk, args: args);
        return (await host.ExitCodeAsync(), host.Output);
    }
}
