using System.Net;
using ChatAgency.EndToEnd.Doors;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Views;
using Xunit;

namespace ChatAgency.EndToEnd.Cluster;

public sealed class SplitTests : IAsyncLifetime
{
    private SlackSimulator slack = null!;
    private ScriptedModel model = null!;
    private SplitAgency agency = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        slack = await SlackSimulator.StartAsync();
        model = await ScriptedModel.StartAsync();
        agency = new SplitAgency(slack, model);
    }

    public async ValueTask DisposeAsync()
    {
        await agency.DisposeAsync();
        await model.DisposeAsync();
        await slack.DisposeAsync();
    }

    [Fact]
    public async Task Each_process_may_start_first_and_may_come_back()
    {
        // The gateway first: it waits for its cluster instead of giving up, and says so.
        agency.StartGateway();
        await NotReadyAsync();
        Assert.Equal((true, false), (await ShownMetrics.HasAsync(agency.GatewayAdmin, "chat_slack_waiting", Token), await ShownMetrics.HasAsync(agency.GatewayAdmin, "chat_silos_active", Token)));
        agency.StartSilo();
        await Task.WhenAll(agency.SiloReadyAsync(), agency.GatewayReadyAsync());
        var (first, thread) = (Question.New("Across processes?"), "");
        thread = await AskAsync(first);
        await AnsweredAsync(thread, first);

        await agency.GatewayHost.KillAsync();
        Assert.Equal((false, true), (await ShownMetrics.HasAsync(agency.SiloAdmin, "chat_slack_waiting", Token), await ShownMetrics.HasAsync(agency.SiloAdmin, "chat_silos_active", Token)));
        agency.StartGateway();
        await agency.GatewayReadyAsync();
        var second = Question.New("And after the gateway came back?");
        await AnsweredAsync(await AskAsync(second, thread), second);

        // The silo dies in the middle of an answer. A new one on its folder finishes it, and the gateway finds it.
        var third = Question.New("And after the silo came back?");
        model.When(third.Text, ModelScript.StallAfter("Half an ans"), uses: 1);
        await AskAsync(third, thread);
        await slack.WaitForAsync(slack.Channel.Id, thread, static view => view.BotText.Contains("Half an ans", StringComparison.Ordinal), cancellationToken: Token);
        await agency.SiloHost.KillAsync();
        agency.StartSilo();
        await agency.SiloReadyAsync();
        await AnsweredAsync(thread, third);
        var fourth = Question.New("Once more?");
        await agency.GatewayReadyAsync();
        await AnsweredAsync(await AskAsync(fourth, thread), fourth);

        var view = slack.Thread(slack.Channel.Id, thread);
        Assert.Equal(4, view.FromBot.Count);
        Assert.DoesNotContain("Half", view.BotText, StringComparison.Ordinal);
        await DoorsAsync();
        Assert.Equal(0, await agency.GatewayHost.StopAsync());
        Assert.Equal(0, await agency.SiloHost.StopAsync());
    }

    private async Task<string> AskAsync(Question question, string? thread = null)
    {
        var said = await slack.SayAsync(slack.Channel.Id, slack.User.Id, question.Text, thread, mention: true, cancellationToken: Token);
        Assert.True(said.IsAcknowledged);
        return said.ThreadTs;
    }

    private Task<ThreadView> AnsweredAsync(string thread, Question question) =>
        slack.WaitForAsync(slack.Channel.Id, thread, view => view.BotText.Contains(question.AnswerTag, StringComparison.Ordinal), TimeSpan.FromSeconds(60), cancellationToken: Token);

    [Fact]
    public async Task Console_operators_api_and_dashboard_are_at_the_silo_and_not_at_the_gateway()
    {
        const string token = "token-of-operators";
        agency.OpenToOperators(token);
        agency.StartSilo();
        agency.StartGateway();
        await Task.WhenAll(agency.SiloReadyAsync(), agency.GatewayReadyAsync());
        using var gateway = Reception.At(agency.GatewayAdmin, token);
        using var silo = Reception.At(agency.SiloAdmin, token);
        Assert.Contains("\"faults\":[]", await silo.GetStringAsync("/admin/api/agents", Token), StringComparison.Ordinal);
        foreach (var door in new[] { "/admin/api/agents", "/admin", "/dashboard/" }) Assert.Equal(HttpStatusCode.NotFound, (await gateway.GetAsync(door, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await silo.GetAsync("/dashboard/", Token)).StatusCode);
    }

    private async Task NotReadyAsync()
    {
        await agency.GatewayHost.ListensAsync(agency.GatewayAdmin, "/health/live");
        using var client = new HttpClient();
        using var ready = await client.GetAsync(new Uri(agency.GatewayAdmin, "/health/ready"), Token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
    }

    /// <summary>Each host has its own doors and no other.</summary>
    private async Task DoorsAsync()
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", "key-of-ann");
        Assert.Equal("[]", await client.GetStringAsync(new Uri(agency.Gateway, "/api/conversations"), Token));
        foreach (var door in new[] { new Uri(agency.GatewayAdmin, "/dashboard"), new Uri(agency.GatewayAdmin, "/admin/sign-in"), new Uri(agency.SiloAdmin, "/api/conversations"), new Uri(agency.SiloAdmin, "/slack/events") })
        {
            using var response = await client.GetAsync(door, Token);
            await Answer.ProblemAsync(response, HttpStatusCode.NotFound);
        }

        // No token is set and a silo makes none: its console is shut, not open.
        using var shut = await client.GetAsync(new Uri(agency.SiloAdmin, "/dashboard"), Token);
        await Answer.ProblemAsync(shut, HttpStatusCode.Forbidden);
        Assert.Contains("chat_request_total", await client.GetStringAsync(new Uri(agency.SiloAdmin, "/metrics"), Token), StringComparison.Ordinal);
    }
}
