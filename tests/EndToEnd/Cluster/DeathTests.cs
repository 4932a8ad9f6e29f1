using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Stores;
using Xunit;

namespace ChatAgency.EndToEnd.Cluster;

/// <summary>Deaths in a cluster of three silos and two gateways.</summary>
public sealed class DeathTests(ClusterStores stores)
{
    private static readonly TimeSpan ResumeWithin = TimeSpan.FromSeconds(10);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(OneStore))]
    public async Task Others_go_on_where_a_silo_or_a_gateway_died_and_where_all_did(string store)
    {
        await using var stage = await ClusterStage.OpenAsync(await stores.TakeAsync(store), cancellationToken: Token);
        await stage.Agency.StartAsync();
        var before = Question.New("Is everybody there?");
        await stage.AnsweredAsync(await stage.AskAsync(before), before);
        await SessionsAreSharedAsync(stage);
        await ASiloDiesAsync(stage);
        await AGatewayDiesAsync(stage);
        await AllDieAsync(stage);
        Assert.Equal(0, await stage.Agency.Gateways[0].StopAsync());
    }

    private static async Task SessionsAreSharedAsync(ClusterStage stage)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        using var signIn = new HttpRequestMessage(HttpMethod.Post, new Uri(stage.Agency.Gateway(0), "/sign-in")) { Content = JsonContent.Create(new { token = "key-of-ann" }) };
        signIn.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var signed = await client.SendAsync(signIn, Token);
        using var list = new HttpRequestMessage(HttpMethod.Get, new Uri(stage.Agency.Gateway(1), "/api/conversations"));
        list.Headers.Add("Cookie", signed.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        using var listed = await client.SendAsync(list, Token);
        Assert.Equal(HttpStatusCode.OK, listed.StatusCode);
    }

    private static async Task ASiloDiesAsync(ClusterStage stage)
    {
        var (question, said, silo) = await stage.AskInTheMiddleAsync();
        var watch = Stopwatch.StartNew();
        await stage.Agency.Silos[silo].KillAsync();
        await stage.AskedAgainAsync(question);
        TestContext.Current.TestOutputHelper?.WriteLine($"model asked again after {watch.Elapsed.TotalSeconds:F1} s");
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, ResumeWithin);
        await ShownMetrics.UntilAsync(stage.Agency.SiloAdmin(stage.SiloAt(question)), "chat_silo_lost_total", static sum => sum > 0, cancellationToken: Token);
        var view = await stage.AnsweredAsync(said, question);
        Assert.Single(view.FromBot);
        Assert.DoesNotContain("Half", view.BotText, StringComparison.Ordinal);
        stage.Agency.StartSilo(silo);
    }

    private static async Task AGatewayDiesAsync(ClusterStage stage)
    {
        var question = Question.New("Does the other gateway take it?");
        await stage.Agency.Gateways[1].KillAsync();
        await stage.AnsweredAsync(await stage.AskAsync(question), question);
        stage.Agency.StartGateway(1);
        await stage.Agency.ReadyAsync();
    }

    private static async Task AllDieAsync(ClusterStage stage)
    {
        var done = Question.New("Answered before all went?");
        var answered = await stage.AskAsync(done);
        await stage.AnsweredAsync(answered, done);
        // Its last words are to be seen before they are kept for good.
        await stage.Agency.Silos[stage.SiloAt(done)].LineAsync(line => line.Contains($"{answered.Channel}:{answered.ThreadTs} ended Completed", StringComparison.Ordinal));
        var (question, said, _) = await stage.AskInTheMiddleAsync();
        await Task.WhenAll(stage.Agency.Silos.Select(static silo => silo.KillAsync()));
        for (var i = 0; i < stage.Agency.Silos.Length; i++) stage.Agency.StartSilo(i);
        var view = await stage.AnsweredAsync(said, question);
        Assert.Single(view.FromBot);
        // What was answered is not answered again.
        Assert.Single(stage.Slack.Thread(answered.Channel, answered.ThreadTs).FromBot);
        Assert.Single(stage.Model.Exchanges, exchange => exchange.Request.Question.Contains(done.Text, StringComparison.Ordinal));
        await stage.Agency.ReadyAsync();
    }
}
