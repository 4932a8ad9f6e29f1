using System.Net;
using System.Text;
using ChatAgency.EndToEnd.Doors;
using ChatAgency.EndToEnd.Running;
using ChatAgency.EndToEnd.Slack;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Stores;
using Xunit;

namespace ChatAgency.EndToEnd.Starting;

/// <summary>Every secret that a host takes is planted, the host works and fails in many ways, and then all that it left is searched for them.</summary>
public sealed class PlantedSecretTests : IDisposable
{
    private const string Plant = "planted-secret-0123456789abcdef";
    private readonly string _folder = Directory.CreateTempSubdirectory("chatagency-").FullName;

    private static readonly Dictionary<string, string> Planted = new[]
    {
        "SLACK_CLIENT_SECRET", "OPENAI_API_KEY", "ADMIN_TOKEN", "ALERTS_ROUTING_KEY", "Slack__SigningSecrets",
    }.ToDictionary(static name => name, static name => $"{Plant}-{name}").Concat(
    [
        new("API_KEY", $"ann:{Plant}-of-ann"),
        new("SLACK_CLIENT_ID", "1.2"),
        new("Alerts__Webhook__Url", "http://127.0.0.1:1/"),
        new("Slack__PublicAddress", "https://agency.example"),
        new("ConnectionStrings__Cluster", $"127.0.0.1:1,password={Plant}-cluster"),
    ]).ToDictionary();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_secret_is_in_the_store_in_an_answer_in_the_metrics_or_in_what_was_printed()
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var model = await ScriptedModel.StartAsync();
        var said = new StringBuilder();
        await using (var agency = await LocalAgency.StartAsync(slack, model, _folder, Planted))
        {
            using var ann = agency.Client($"{Plant}-of-ann");
            Assert.Equal("completed", await ann.EndedAsync("talk", await ann.AskAsync("talk", "hello")));
            model.Default = static _ => ModelScript.KeyRefused();
            await ann.EndedAsync("talk", await ann.AskAsync("talk", "hello again"));
            await slack.AskAsync(slack.Workspace.AddChannel(), Question.New("fails"), Token);
            foreach (var (at, path) in new[] { (agency.Public, "/health"), (agency.Admin, "/health"), (agency.Admin, "/metrics"), (agency.Public, "/slack/install"), (agency.Public, "/slack/oauth/callback?code=1&state=2"), (agency.Public, "/api/conversations"), (agency.Admin, "/admin/api/audit"), (agency.Admin, "/admin/api/agents") })
            {
                foreach (var bearer in new[] { null, $"{Plant}-ADMIN_TOKEN", $"{Plant}-of-ann", "wrong" }) said.AppendLine(await SaidAsync(at, path, bearer));
            }

            await agency.Host.KillAsync();
            said.AppendLine(agency.Host.Output);
            Assert.Empty(await RawBytes.WithAsync(_folder, Plant, Token));
            Assert.Empty(await RawBytes.WithAsync(_folder, slack.SigningSecret, Token));
            Assert.Empty(await RawBytes.WithAsync(_folder, slack.Workspace.BotToken, Token));
            Assert.DoesNotContain(slack.Workspace.BotToken, said.ToString(), StringComparison.Ordinal);
        }

        foreach (var (name, wrong) in new[] { ("PORT", "nonsense"), ("OPENAI_BASE_URL", "nonsense"), ("Storage__Provider", "redis") })
        {
            await using var host = HostProcess.Start("Local", new Dictionary<string, string>(Planted) { ["DATA_DIR"] = _folder, ["ADMIN_PORT"] = "0", ["ConnectionStrings__Storage"] = $"127.0.0.1:1,password={Plant}", ["PORT"] = "0", [name] = wrong }, _folder);
            Assert.Equal(78, await host.ExitCodeAsync());
            said.AppendLine(host.Output);
        }

        Assert.DoesNotContain(Plant, said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_crashes_leaves_nothing_of_its_memory_behind()
    {
        var settings = new Dictionary<string, string> { ["ADMIN_TOKEN"] = Planted["ADMIN_TOKEN"], ["API_KEY"] = Planted["API_KEY"], ["DATA_DIR"] = _folder, ["PORT"] = "0", ["ADMIN_PORT"] = "0", ["Cluster__SiloPort"] = "0", ["TMPDIR"] = Directory.CreateDirectory(Path.Combine(_folder, "tmp")).FullName };
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // Whoever starts it allows as much as can be.
        await using var host = HostProcess.Run(
            ["sh", "-c", "ulimit -S -c \"$(ulimit -H -c)\"; exec dotnet \"$0\"", AgencyBuild.This.Program("Local")], settings, _folder, static line => line.Contains("Press Ctrl+C", StringComparison.Ordinal), ready);
        await host.UntilAsync(ready.Task, TimeSpan.FromSeconds(60));
        Assert.Matches(@"\s0\s+0\s", host.CoreLimit);

        await host.CrashAsync();
        Assert.Empty(await RawBytes.WithAsync(_folder, Plant, Token));
        Assert.DoesNotContain(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories), static file => Path.GetFileName(file).Contains("core", StringComparison.OrdinalIgnoreCase));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<string> SaidAsync(Uri at, string path, string? bearer)
    {
        using var client = Reception.At(at, bearer);
        using var answer = await client.GetAsync(path, Token);
        Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
        return $"{answer}\n{await answer.Content.ReadAsStringAsync(Token)}";
    }
}
