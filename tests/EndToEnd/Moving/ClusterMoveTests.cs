using ChatAgency.EndToEnd.Cluster;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Stores;
using Xunit;

namespace ChatAgency.EndToEnd.Moving;

/// <summary>A cluster that people use moves to another kind of store, as docs/operations.md says.</summary>
public sealed class ClusterMoveTests(ClusterStores stores) : IDisposable
{
    private const int Done = 0, NotSo = 1;
    private readonly string _desk = Directory.CreateTempSubdirectory("chatagency-tool-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_desk, recursive: true);

    [Theory, ClassData(typeof(OneStore))]
    public async Task Under_load_it_is_followed_then_stopped_then_switched_and_every_question_has_its_one_answer(string from)
    {
        var to = ClusterStores.Kinds.Single(kind => kind != from);
        var (source, target) = (await stores.TakeAsync(from), await stores.TakeAsync(to));
        await using var stage = await ClusterStage.OpenAsync(source, gateways: 1, cancellationToken: Token);
        var agency = stage.Agency;
        // What comes while nobody is there, Slack sends again: at once, after 18 s, after a minute and a half.
        stage.Slack.ClockScale = 0.3;
        await agency.StartAsync();
        await PrepareAsync(to, target);
        var askers = Askers.Begin(stage);
        await askers.MoreAsync(6);
        await using (var tool = Copy(from, source, to, target, agency.Name, "--follow", "--every", "1"))
        {
            await tool.LineAsync(static line => line.StartsWith("pass 1:", StringComparison.Ordinal));
            await askers.MoreAsync(12);
            await tool.LineAsync(static line => line.StartsWith("pass 3:", StringComparison.Ordinal));
            Assert.Equal(Done, await tool.StopAsync());
        }

        await RefusedWhileItRunsAsync(from, source, to, target, agency.Name);
        await askers.MoreAsync(6);
        var (asked, said) = await StopAsync(stage);
        await using (var last = Copy(from, source, to, target, agency.Name))
        {
            Assert.True(await last.ExitCodeAsync() == Done, last.Output);
            Assert.Contains("The copy is whole", last.Output, StringComparison.Ordinal);
        }

        agency.MoveTo(target.SettingsThrough(target.Port));
        await agency.StartAsync();
        Assert.Single((await stage.AnsweredAsync(said, asked)).FromBot);
        await askers.MoreAsync(6);
        Assert.Empty(await askers.EndAsync(calls: 2));
        TestContext.Current.TestOutputHelper?.WriteLine($"{askers.Count} questions");
    }

    /// <summary>Two silos and the gateway in good order, and one as a power cut would, at an answer; gives what it was asked.</summary>
    private static async Task<(Question Asked, Said Said)> StopAsync(ClusterStage stage)
    {
        var (asked, said, silo) = await stage.AskInTheMiddleAsync();
        await stage.Agency.Silos[silo].KillAsync();
        await Task.WhenAll(stage.Agency.Silos.Concat(stage.Agency.Gateways).Where(static host => !host.HasEnded).Select(static host => host.StopAsync(TimeSpan.FromMinutes(2))));
        return (asked, said);
    }

    private async Task RefusedWhileItRunsAsync(string from, ClusterStore source, string to, ClusterStore target, string cluster)
    {
        await using var early = Copy(from, source, to, target, cluster);
        Assert.Equal(NotSo, await early.ExitCodeAsync());
        Assert.Contains("The source is in use: a silo at 127.0.0.1 has it", early.Output, StringComparison.Ordinal);
    }

    private async Task PrepareAsync(string kind, ClusterStore store)
    {
        if (kind != "postgres") return;
        await using var tool = HostProcess.Start("Tool", new Dictionary<string, string>(), _desk, args: ["schema", "apply", "--connection", Connection(store)]);
        Assert.True(await tool.ExitCodeAsync() == Done, tool.Output);
    }

    private HostProcess Copy(string from, ClusterStore source, string to, ClusterStore target, string cluster, params string[] more) => HostProcess.Start(
        "Tool",
        new Dictionary<string, string> { ["Cluster__Name"] = cluster },
        _desk,
        args: ["store", "copy", "--from", $"{from}:{Connection(source)}", "--to", $"{to}:{Connection(target)}", .. more]);

    private static string Connection(ClusterStore store) => store.SettingsThrough(store.Port)["ConnectionStrings__Storage"];
}
