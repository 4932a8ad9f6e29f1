using System.Net;
using ChatAgency.Deploy.Tests.Governing;
using ChatAgency.Deploy.Tests.Overlaying;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Stores;

namespace ChatAgency.Deploy.Tests.Publishing;

/// <summary>The steps of the images outside of a container, with the environment that production gives them.</summary>
public sealed class ReplayTests(Published published)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Job_silo_and_gateway_answer_Slack_as_the_images_user_and_stop_within_their_grace()
    {
        await using var database = await PostgresServer.StartAsync();
        await using var slack = await SlackSimulator.StartAsync();
        var connection = database.ConnectionString(await database.CreateDatabaseAsync());
        var overlay = await Overlay.BuildAsync(Overlay.Production);
        await using var schema = new Replay("tool", await published.FolderAsync("tool", Cancel));
        schema.Start(Given(overlay, Pods.Schema, connection, slack), [.. overlay.Pods[Pods.Schema].Spec.Containers.Single().Args]);
        Assert.Equal(0, await schema.Process.ExitCodeAsync());
        Assert.Contains("postgres", schema.Process.Output, StringComparison.Ordinal);

        await using var silo = await StartedAsync(overlay, Pods.Silo, connection, slack, null);
        await using var gateway = await StartedAsync(overlay, Pods.Gateway, connection, slack, silo);
        await AnswersAsync(slack, gateway);

        foreach (var (host, pod) in new[] { (gateway, Pods.Gateway), (silo, Pods.Silo) })
        {
            Assert.Equal(0, await host.Process.StopAsync(TimeSpan.FromSeconds(overlay.Pods[pod].Spec.TerminationGracePeriodSeconds!.Value)));
            Assert.Empty(host.Left);
            Assert.DoesNotContain("Overriding address", host.Process.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Local_keeps_what_it_is_told_in_its_volume_alone()
    {
        await using var local = new Replay("local", await published.FolderAsync("local", Cancel));
        Assert.Equal("/data", Dockerfile.Read("local").Variables["DATA_DIR"]);
        local.Start(new Dictionary<string, string> { ["DATA_DIR"] = local.Volume });
        await local.Process.ListensAsync(local.Admin, "/health/ready");
        Assert.Equal(0, await local.Process.StopAsync());
        Assert.True(File.Exists(Path.Combine(local.Volume, "chatagency.db")));
        Assert.Empty(local.Left);
    }

    private async Task<Replay> StartedAsync(Overlay overlay, string pod, string connection, SlackSimulator slack, Replay? silo)
    {
        var name = pod["chatagency-".Length..];
        var replay = new Replay(name, await published.FolderAsync(name, Cancel));
        replay.Start(Given(overlay, pod, connection, slack));
        var container = overlay.Pods[pod].Spec.Containers.Single();
        Assert.True(silo is null || !silo.Process.HasEnded);
        await replay.Process.ListensAsync(replay.Admin, container.StartupProbe.HttpGet.Path);
        await replay.Process.ListensAsync(container.ReadinessProbe.HttpGet.Port == "public" ? replay.Public : replay.Admin, container.ReadinessProbe.HttpGet.Path);
        await replay.Process.ListensAsync(replay.Admin, container.LivenessProbe.HttpGet.Path);
        return replay;
    }

    // The names are the manifest's, and none beside them but where this Slack is. Without a model's key a rehearsal answers.
    private static Dictionary<string, string> Given(Overlay overlay, string pod, string connection, SlackSimulator slack)
    {
        var own = new Dictionary<string, string>
        {
            ["ConnectionStrings__Cluster"] = connection,
            ["ConnectionStrings__Storage"] = connection,
            ["Cluster__AdvertisedAddress"] = "127.0.0.1",
            ["SLACK_BOT_TOKEN"] = slack.Workspace.BotToken,
            ["SLACK_SIGNING_SECRET"] = slack.SigningSecret,
        };
        var settings = Pods.Filled(overlay.Environment(pod)).ToDictionary(static setting => setting.Key, setting => own.GetValueOrDefault(setting.Key, setting.Value));
        settings.Remove("OPENAI_API_KEY");
        settings.Remove("AZURE_OPENAI_API_KEY");
        settings["SLACK_API_BASE_URL"] = slack.ApiBaseUrl.ToString();
        return settings;
    }

    private static async Task AnswersAsync(SlackSimulator slack, Replay gateway)
    {
        slack.SendEventsTo(gateway.Public);
        var said = await slack.SayAsync(slack.Channel.Id, slack.User.Id, "Are you there?", mention: true, cancellationToken: Cancel);
        Assert.True(said.IsAcknowledged);
        var thread = await slack.WaitForAsync(said.Channel, said.ThreadTs, static view => view.BotText.Contains("AZURE_OPENAI_DEPLOYMENT", StringComparison.Ordinal), TimeSpan.FromSeconds(30), cancellationToken: Cancel);
        Assert.Single(thread.FromBot);
        using var client = new HttpClient { BaseAddress = gateway.Public };
        using var unsigned = await client.PostAsync("/slack/events", new StringContent("{}"), Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, unsigned.StatusCode);
        using var console = await client.GetAsync("/admin/api/agents", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, console.StatusCode);
    }
}
