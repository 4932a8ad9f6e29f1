using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChatAgency.EndToEnd.Doors;
using ChatAgency.EndToEnd.Operating;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Alerting;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Workspaces;
using Xunit;

namespace ChatAgency.EndToEnd.Alerting;

/// <summary>Something goes wrong: the operators' channel hears of it, then whoever is on duty, then both again, until somebody acknowledges.</summary>
public sealed class AlertsTests : IAsyncLifetime
{
    private const string Alerts = "/admin/api/alerts";

    private SlackSimulator _slack = null!;
    private ScriptedModel _model = null!;
    private PagerService _pager = null!;
    private LocalAgency _agency = null!;
    private Channel _channel = null!;
    private HttpClient _operator = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        (_slack, _model, _pager) = (await SlackSimulator.StartAsync(), await ScriptedModel.StartAsync(), await PagerService.StartAsync());
        _channel = _slack.Workspace.AddChannel(name: "operators");
        _agency = await LocalAgency.StartAsync(_slack, _model, settings: new Dictionary<string, string>
        {
            ["Alerts__Slack__Workspace"] = _slack.Workspace.TeamId,
            ["Alerts__Slack__Channel"] = _channel.Id,
            ["Alerts__Webhook__Url"] = _pager.Url.ToString(),
            ["ALERTS_ROUTING_KEY"] = _pager.RoutingKey,
            ["Alerts__FailedTurns"] = "1",
            ["Alerts__WebhookAfterMinutes"] = "0.15",
            ["Alerts__AgainAfterMinutes"] = "0.1",
            ["Alerts__ResolveAfterMinutes"] = "0.4",
        });
        _operator = Reception.At(_agency.Admin, _agency.AdminToken);
    }

    public async ValueTask DisposeAsync()
    {
        _operator.Dispose();
        await _agency.DisposeAsync();
        await _pager.DisposeAsync();
        await _model.DisposeAsync();
        await _slack.DisposeAsync();
    }

    [Fact]
    public async Task A_fault_is_posted_escalated_repeated_acknowledged_and_over_and_whoever_presses_the_button_spares_the_rest()
    {
        await FailAsync();
        var first = Assert.Single(await UntilPostedAsync(1));
        Assert.Contains("1 turn failed", Shown(first), StringComparison.Ordinal);
        Assert.Equal(200, (await _slack.ClickAsync(_channel.Id, first, _slack.User.Id, "chatagency_ack", cancellationToken: Token)).Status);
        await UntilAsync(() => Shown(first).Contains("Looked after", StringComparison.Ordinal));
        Assert.Contains($"<@{_slack.User.Id}>", Shown(first), StringComparison.Ordinal);
        await UntilAsync(() => Shown(first).Contains("Over", StringComparison.Ordinal));
        Assert.Empty(_pager.Events);
        Assert.Single(Posts());

        var posts = await EscalatedAsync();
        var id = _pager.Events[0].DedupKey;
        Assert.All(_pager.Events, one => Assert.Equal(("trigger", id), one));
        Assert.Equal("warning", (string?)_pager.PayloadOf(id)["severity"]);
        Assert.Contains("Still", Shown(posts[^1]), StringComparison.Ordinal);
        var open = await OpenAsync();
        Assert.Equal((id, "turns-failed"), (open.GetProperty("id").GetString(), open.GetProperty("key").GetString()));

        await AcknowledgeAsync(id, HttpStatusCode.NoContent);
        await UntilAsync(() => _pager.Events[^1] == ("resolve", id));
        Assert.Equal(["trigger", "acknowledge", "resolve"], _pager.Events.Select(static one => one.Action).Distinct());
        await UntilAsync(() => posts.All(post => Shown(post).Contains("Over", StringComparison.Ordinal)));
        Assert.Empty(_pager.Refused);
        await AcknowledgeAsync(id, HttpStatusCode.NotFound);
        await RecordedAsync(id);
        Assert.DoesNotContain(_pager.RoutingKey, _agency.Host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_reads_or_acknowledges_alerts_without_the_operators_token()
    {
        using var client = new HttpClient { BaseAddress = _agency.Admin };
        using var list = await client.GetAsync(Alerts, Token);
        Assert.Equal(HttpStatusCode.Unauthorized, list.StatusCode);
        using var acknowledged = await client.PostAsync($"{Alerts}/A-01234567/acknowledge", null, Token);
        Assert.Equal(HttpStatusCode.Unauthorized, acknowledged.StatusCode);
    }

    /// <summary>It goes wrong again and again and nobody acknowledges: the posts of the second incident, when it was told in two rounds.</summary>
    private async Task<string[]> EscalatedAsync()
    {
        for (var tries = 0; _pager.Events.Count < 2 || Posts().Length < 3; tries++)
        {
            Assert.True(tries < 40, "It was not told again.");
            await FailAsync();
            await Task.Delay(TimeSpan.FromSeconds(1), Token);
        }

        return Posts()[1..];
    }

    private async Task FailAsync()
    {
        var question = Question.New("Will it fail?");
        _model.When(question.Text, ModelScript.QuestionFiltered());
        await _slack.SayAsync(_slack.Channel.Id, _slack.User.Id, question.Text, mention: true, cancellationToken: Token);
    }

    private async Task AcknowledgeAsync(string id, HttpStatusCode status)
    {
        using var response = await _operator.PostAsync($"{Alerts}/{id}/acknowledge", null, Token);
        Assert.Equal(status, response.StatusCode);
    }

    private async Task<JsonElement> OpenAsync() => (await ReadAsync(Alerts)).GetProperty("incidents").EnumerateArray().Single(static one => one.GetProperty("phase").GetString() == "open");

    private async Task RecordedAsync(string id)
    {
        var records = await OperatedAgency.UntilAsync(
            async () => (await ReadAsync("/admin/api/audit?kind=AlertAcknowledged")).GetProperty("records").EnumerateArray().ToArray(), static all => all.Length >= 2);
        Assert.Equal([$"slack/{_slack.User.Id}", "admin"], records.Select(static one => one.GetProperty("who").GetString()));
        Assert.Equal(id, records[1].GetProperty("subject").GetString());
    }

    private async Task<JsonElement> ReadAsync(string path)
    {
        using var response = await _operator.GetAsync(path, Token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>(Token);
    }

    private string[] Posts() => [.. _slack.Calls.Of("chat.postMessage").Where(call => call.Channel == _channel.Id && call.HasEffect).Select(static call => call.Ts!)];

    private string Shown(string ts)
    {
        var view = _slack.Thread(_channel.Id, ts).Messages.Single(message => message.Ts == ts);
        return $"{view.Text} {view.BlockText}";
    }

    private async Task<string[]> UntilPostedAsync(int posts) => await OperatedAgency.UntilAsync(() => Task.FromResult(Posts()), found => found.Length >= posts);

    private static Task<bool> UntilAsync(Func<bool> wanted) => OperatedAgency.UntilAsync(() => Task.FromResult(wanted()), static holds => holds);
}
