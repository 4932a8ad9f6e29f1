using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChatAgency.EndToEnd.Doors;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.Workspaces;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>One agency, installed by OAuth into two workspaces: each is answered with its own token, and one can leave and come back.</summary>
public sealed class InstallTests : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private SlackSimulator _slack = null!;
    private ScriptedModel _model = null!;
    private LocalAgency _agency = null!;
    private Workspace _second = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        (_slack, _model) = (await SlackSimulator.StartAsync(), await ScriptedModel.StartAsync());
        _second = _slack.AddWorkspace();
        _second.AddUser();
        _agency = await LocalAgency.StartAsync(_slack, _model, settings: new Dictionary<string, string>
        {
            ["SLACK_BOT_TOKEN"] = "",
            ["SLACK_CLIENT_ID"] = _slack.OAuth.ClientId,
            ["SLACK_CLIENT_SECRET"] = _slack.OAuth.ClientSecret,
            ["Slack__PublicAddress"] = "http://localhost:5000",
            ["Slack__AllowedTeams"] = _slack.Workspace.TeamId,
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _agency.DisposeAsync();
        await _model.DisposeAsync();
        await _slack.DisposeAsync();
    }

    [Fact]
    public async Task Two_workspaces_are_answered_each_with_its_own_token_and_one_may_leave_and_come_back()
    {
        _slack.OAuth.Rotates = true;
        await InstallAsync(_slack.Workspace, new Uri(_agency.Public, "/slack/install"));
        await InstallAsync(_second, await LinkAsync());
        await AnswersAsync(_slack.Workspace);
        await AnswersAsync(_second);

        // It leaves while it is being answered.
        var (channel, cut) = (_second.AddChannel(), Question.New("Left alone?"));
        var gate = new TaskCompletionSource();
        _model.When(cut.Text, ModelScript.Of(new ModelStep.Say("A beginning. "), new ModelStep.Gate(gate.Task), new ModelStep.Say("And more. "), new ModelStep.Stall()), uses: 1);
        var said = await SayAsync(_second, channel, cut.Text);
        await _slack.WaitForAsync(channel.Id, said.ThreadTs, static view => view.BotText.Contains("A beginning.", StringComparison.Ordinal), s_patience, _second, Token);
        Assert.All(await _slack.UninstallAsync(_second, Token), static delivery => Assert.True(delivery.IsAcknowledged));
        gate.SetResult();
        await _agency.EndedAsync(said, "Undeliverable", Token);

        // What still comes from there is acknowledged once and left alone; the other goes on.
        var calls = _slack.Calls.All.Count(call => call.Call.TeamId == _second.TeamId);
        var late = await SayAsync(_second, channel, "Anybody?");
        Assert.All(late.Deliveries, static delivery => Assert.Equal(200, Assert.Single(delivery.Attempts).Status));
        await AnswersAsync(_slack.Workspace);
        Assert.Equal(calls, _slack.Calls.All.Count(call => call.Call.TeamId == _second.TeamId));

        await InstallAsync(_second, await ToolLinkAsync());
        await AnswersAsync(_second);
        // Each channel was spoken of with its own workspace's token alone; a token that is none has no team.
        var owners = new[] { _slack.Workspace, _second }.SelectMany(static one => one.Channels.Select(channel => (channel.Id, one.TeamId))).ToDictionary();
        Assert.All(_slack.Calls.All.Where(static call => call.Channel is not null), call => Assert.Equal(owners[call.Channel!], call.Call.TeamId));
        Assert.Empty(_slack.Calls.UnknownArguments);
        await AssertAuditAsync();
        foreach (var secret in new[] { _slack.OAuth.ClientSecret, _slack.Workspace.OAuthToken!, _second.OAuthToken! }) Assert.DoesNotContain(secret, _agency.Host.Output, StringComparison.Ordinal);
    }

    private async Task AnswersAsync(Workspace workspace)
    {
        var (channel, question) = (workspace.AddChannel(), Question.New("Who are you?"));
        var said = await SayAsync(workspace, channel, question.Text);
        await _slack.WaitForAsync(channel.Id, said.ThreadTs, view => view.BotText.Contains(question.AnswerTag, StringComparison.Ordinal), s_patience, workspace, Token);
    }

    private Task<Said> SayAsync(Workspace workspace, Channel channel, string text) => _slack.SayAsync(channel.Id, PersonOf(workspace).Id, text, mention: true, workspace: workspace, cancellationToken: Token);

    private async Task<Uri> LinkAsync()
    {
        using var operators = Reception.At(_agency.Admin, _agency.AdminToken);
        using var made = await operators.PostAsync("/admin/api/slack/install-link", null, Token);
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync(Token));
        return new Uri((await made.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("link").GetString()!);
    }

    private async Task<Uri> ToolLinkAsync()
    {
        var settings = new Dictionary<string, string> { ["DATA_DIR"] = _agency.Folder, ["ADMIN_PORT"] = $"{_agency.Admin.Port}" };
        await using var tool = HostProcess.Start("Tool", settings, _agency.Folder, args: ["slack", "install-link"]);
        Assert.True(await tool.ExitCodeAsync() == 0, tool.Output);
        return new Uri(tool.Output.Trim());
    }

    /// <summary>What a browser does, without one: to Slack's page, and back with the cookie.</summary>
    private async Task InstallAsync(Workspace workspace, Uri door)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = _agency.Public };
        using var begun = await browser.GetAsync(door.PathAndQuery, Token);
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        var back = _slack.OAuth.Decide(begun.Headers.Location!, workspace, PersonOf(workspace));
        using var request = new HttpRequestMessage(HttpMethod.Get, back.PathAndQuery);
        request.Headers.Add("Cookie", Assert.Single(begun.Headers.GetValues("Set-Cookie")).Split(';')[0]);
        using var done = await browser.SendAsync(request, Token);
        Assert.True(done.StatusCode == HttpStatusCode.OK, await done.Content.ReadAsStringAsync(Token));
        Answer.AssertGuarded(done);
    }

    private async Task AssertAuditAsync()
    {
        using var operators = Reception.At(_agency.Admin, _agency.AdminToken);
        Assert.Equal([_slack.Workspace.TeamId, _second.TeamId, _second.TeamId], await SubjectsAsync("WorkspaceInstalled"));
        Assert.Equal([_second.TeamId], await SubjectsAsync("WorkspaceUninstalled"));

        async Task<string[]> SubjectsAsync(string kind)
        {
            var found = await operators.GetFromJsonAsync<JsonElement>($"/admin/api/audit?kind={kind}", Token);
            return [.. found.GetProperty("records").EnumerateArray().Select(static record => record.GetProperty("subject").GetString()!).Order(StringComparer.Ordinal)];
        }
    }

    private static Member PersonOf(Workspace workspace) => workspace.Members.First(static member => !member.IsBot);
}
