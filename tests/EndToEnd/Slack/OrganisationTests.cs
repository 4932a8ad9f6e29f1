using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChatAgency.EndToEnd.Doors;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.Workspaces;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>An agency that is installed over a whole organisation: one token for its teams, which come and go.</summary>
public sealed class OrganisationTests
{
    private const string Organisation = "E0SIMORG";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_team_that_its_organisation_lets_in_is_answered_by_the_one_token_until_it_is_taken_out()
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var model = await ScriptedModel.StartAsync();
        slack.Workspace.Enterprise = Organisation;
        await using var agency = await LocalAgency.StartAsync(slack, model, settings: new Dictionary<string, string>
        {
            ["SLACK_BOT_TOKEN"] = "",
            ["SLACK_CLIENT_ID"] = slack.OAuth.ClientId,
            ["SLACK_CLIENT_SECRET"] = slack.OAuth.ClientSecret,
            ["Slack__PublicAddress"] = "http://localhost:5000",
            ["Slack__AllowedTeams"] = Organisation,
        });
        await InstallAsync(slack, agency);
        await TellAsync(slack, "team_access_granted");
        var answered = await AskAsync(slack, slack.Channel, "Who are you?");
        Assert.Contains($"slack/{Organisation}/{slack.Channel.Id}", await agency.EndedAsync(answered, "Completed", Token), StringComparison.Ordinal);

        await TellAsync(slack, "team_access_revoked");
        slack.Workspace.TokenError = "team_access_not_granted";
        var late = await slack.SayAsync(slack.Channel.Id, slack.User.Id, "Anybody?", mention: true, cancellationToken: Token);
        await agency.EndedAsync(late, "Undeliverable", Token);
        Assert.Equal([Organisation], await SubjectsAsync(agency, "WorkspaceInstalled"));
        Assert.Equal([slack.Workspace.TeamId, "T0OTHER"], await SubjectsAsync(agency, "TeamAccessGranted"));
        Assert.Equal([slack.Workspace.TeamId, "T0OTHER"], await SubjectsAsync(agency, "TeamAccessRevoked"));
    }

    private static async Task<Said> AskAsync(SlackSimulator slack, Channel channel, string text)
    {
        var question = Question.New(text);
        var said = await slack.AskAsync(channel, question, Token);
        await slack.AnsweredAsync(said, question, Token);
        return said;
    }

    private static async Task TellAsync(SlackSimulator slack, string happened) => Assert.Equal(200, (await slack.SendRawAsync(
        RealPayload.Request($"sdk-tests/inbound/{happened}--test_events_org_apps--event_payload.json", ("E111", Organisation), ("A111", slack.Workspace.AppId), ("T111", slack.Workspace.TeamId), ("T222", "T0OTHER")), Token)).Status);

    private static async Task InstallAsync(SlackSimulator slack, LocalAgency agency)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = agency.Public };
        using var begun = await browser.GetAsync("/slack/install", Token);
        var back = slack.OAuth.Decide(begun.Headers.Location!, slack.Workspace, slack.User);
        using var request = new HttpRequestMessage(HttpMethod.Get, back.PathAndQuery);
        request.Headers.Add("Cookie", Assert.Single(begun.Headers.GetValues("Set-Cookie")).Split(';')[0]);
        using var done = await browser.SendAsync(request, Token);
        Assert.True(done.StatusCode == HttpStatusCode.OK, await done.Content.ReadAsStringAsync(Token));
    }

    private static async Task<string[]> SubjectsAsync(LocalAgency agency, string kind)
    {
        using var operators = Reception.At(agency.Admin, agency.AdminToken);
        var found = await operators.GetFromJsonAsync<JsonElement>($"/admin/api/audit?kind={kind}", Token);
        return [.. found.GetProperty("records").EnumerateArray().Select(static record => record.GetProperty("subject").GetString()!).Order(StringComparer.Ordinal)];
    }
}
