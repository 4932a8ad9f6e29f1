using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using Xunit;

namespace ChatAgency.EndToEnd.Cluster;

/// <summary>A cluster on PostgreSQL: started in the wrong order, a silo killed, the store away and silent.</summary>
public sealed class PostgresTests : ClusterStage
{
    private static readonly TimeSpan ResumeWithin = TimeSpan.FromSeconds(10);
    private readonly OwnPostgres postgres;

    public PostgresTests()
        : this(new OwnPostgres())
    {
    }

    private PostgresTests(OwnPostgres postgres)
        : base(postgres) => this.postgres = postgres;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await postgres.DisposeAsync();
    }

    [Fact]
    public async Task Silos_and_gateways_find_each_other_in_any_order_and_lose_nothing_when_one_dies_or_the_store_does()
    {
        await StartGatewaysFirstAsync();
        await SessionsAreSharedAsync();
        await ASiloDiesAsync();
        await TheStoreIsAwayAsync(static server => server.KillAsync(), static server => server.StartAgainAsync());
        await TheStoreIsAwayAsync(
            static server =>
            {
                server.Freeze();
                return Task.CompletedTask;
            },
            static server =>
            {
                server.Thaw();
                return Task.CompletedTask;
            });
        foreach (var host in Agency.Silos.Concat(Agency.Gateways))
        {
            Assert.Equal(0, await host.StopAsync());
            Assert.DoesNotContain(OwnPostgres.Password, host.Output, StringComparison.Ordinal);
        }
    }

    private async Task StartGatewaysFirstAsync()
    {
        for (var i = 0; i < GatewayCount; i++) Agency.StartGateway(i);
        await SplitAgency.ListensAsync(Agency.Gateways[0], Agency.GatewayAdmin(0), "/health/live");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(new Uri(Agency.GatewayAdmin(0), "/health/ready")));
        // All at once: one of them makes the tables.
        for (var i = 0; i < SiloCount; i++) Agency.StartSilo(i);
        await Agency.ReadyAsync();
        var question = Question.New("Is everybody there?");
        await AnsweredAsync(await AskAsync(question), question);
        using var client = new HttpClient();
        Assert.Contains("promise kept", await client.GetStringAsync(new Uri(Agency.SiloAdmin(0), "/health"), Token), StringComparison.Ordinal);
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
        await Agency.ReadyAsync();
    }

    /// <summary>Nothing is acknowledged while the store is away, nobody dies of it, and all is answered when it is back.</summary>
    private async Task TheStoreIsAwayAsync(Func<Simulators.Stores.PostgresServer, Task> strike, Func<Simulators.Stores.PostgresServer, Task> heal)
    {
        // A minute of Slack's clock is three seconds.
        Slack.ClockScale = 0.05;
        var server = await postgres.ServerAsync();
        await strike(server);
        var question = Question.New("Is anybody there?");
        var asking = AskAsync(question);
        await UntilAsync("/health/ready", HttpStatusCode.ServiceUnavailable);
        await UntilAsync("/health/live", HttpStatusCode.OK);
        Assert.False(asking.IsCompleted);
        await heal(server);
        var said = await asking;
        Assert.All(said.Deliveries, static delivery => Assert.Equal((int)HttpStatusCode.ServiceUnavailable, delivery.Attempts[0].Status));
        Assert.Single((await AnsweredAsync(said, question)).FromBot);
        await Agency.ReadyAsync();
        Assert.All(Agency.Silos, static silo => Assert.False(silo.HasEnded, silo.Output));
        Slack.ClockScale = 1;
    }

    private async Task UntilAsync(string probe, HttpStatusCode status)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await StatusAsync(new Uri(Agency.SiloAdmin(0), probe)) != status) await pace.WaitForNextTickAsync(limit.Token);
    }

    private static async Task<HttpStatusCode> StatusAsync(Uri address)
    {
        using var client = new HttpClient();
        using var response = await client.GetAsync(address, Token);
        return response.StatusCode;
    }
}
