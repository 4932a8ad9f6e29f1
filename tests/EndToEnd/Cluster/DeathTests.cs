using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using Xunit;

namespace ChatAgency.EndToEnd.Cluster;

/// <summary>Deaths in a cluster of three silos and two gateways.</summary>
public sealed class DeathTests(SharedRedis redis) : ClusterStage(redis)
{
    private static readonly TimeSpan ResumeWithin = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Others_go_on_where_a_silo_or_a_gateway_died_and_where_all_did()
    {
        await Agency.StartAsync();
        var before = Question.New("Is everybody there?");
        await AnsweredAsync(await AskAsync(before), before);
        await SessionsAreSharedAsync();
        await ASiloDiesAsync();
        await AGatewayDiesAsync();
        await AllDieAsync();
        Assert.Equal(0, await Agency.Gateways[0].StopAsync());
    }

    private async Task SessionsAreSharedAsync()
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        using var signIn = new HttpRequestMessage(HttpMethod.Post, new Uri(Agency.Gateway(0), "/sign-in")) { Content = JsonContent.Create(new { token = "key-of-ann" }) };
        signIn.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var signed = await client.SendAsync(signIn, Token);
        using var list = new HttpRequestMessage(HttpMethod.Get, new Uri(Agency.Gateway(1), "/api/conversations"));
        list.Headers.Add("Cookie", signed.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        using var listed = await client.SendAsync(list, Token);
        Assert.Equal(HttpStatusCode.OK, listed.StatusCode);
    }

    private async Task ASiloDiesAsync()
    {
        var (question, said, silo) = await AskInTheMiddleAsync();
        var watch = Stopwatch.StartNew();
        await Agency.Silos[silo].KillAsync();
        await AskedAgainAsync(question);
        TestContext.Current.TestOutputHelper?.WriteLine($"model asked again after {watch.Elapsed.TotalSeconds:F1} s");
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, ResumeWithin);
        var view = await AnsweredAsync(said, question);
        Assert.Single(view.FromBot);
        Assert.DoesNotContain("Half", view.BotText, StringComparison.Ordinal);
        Agency.StartSilo(silo);
    }

    private async Task AGatewayDiesAsync()
    {
        var question = Question.New("Does the other gateway take it?");
        await Agency.Gateways[1].KillAsync();
        await AnsweredAsync(await AskAsync(question), question);
        Agency.StartGateway(1);
        await Agency.ReadyAsync();
    }

    private async Task AllDieAsync()
    {
        var done = Question.New("Answered before all went?");
        var answered = await AskAsync(done);
        await AnsweredAsync(answered, done);
        var (question, said, _) = await AskInTheMiddleAsync();
        await Task.WhenAll(Agency.Silos.Select(static silo => silo.KillAsync()));
        for (var i = 0; i < SiloCount; i++) Agency.StartSilo(i);
        var view = await AnsweredAsync(said, question);
        Assert.Single(view.FromBot);
        // What was answered is not answered again.
        Assert.Single(Slack.Thread(answered.Channel, answered.ThreadTs).FromBot);
        Assert.Single(Model.Exchanges, exchange => exchange.Request.Question.Contains(done.Text, StringComparison.Ordinal));
        await Agency.ReadyAsync();
    }
}
