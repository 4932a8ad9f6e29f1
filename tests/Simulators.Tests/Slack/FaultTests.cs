using System.Net;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Faults;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatAgency.Simulators.Tests.Slack;

public sealed class FaultTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Effect_and_answer_are_parted(bool hasEffect)
    {
        await using var slack = await SlackSimulator.StartAsync();
        using var client = new SlackClient(slack);
        var root = slack.Place(slack.Channel.Id, slack.User.Id, "root");
        slack.Faults.Next("chat.postMessage", Fault.Status(503, hasEffect), Fault.Disconnect(hasEffect), new Fault { HasEffect = hasEffect });

        using (var unavailable = await client.SendAsync("chat.postMessage", new StringContent(client.Post("a", root).ToJsonString(), null, "application/json"), Token))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, unavailable.StatusCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync("b", root, Token));
        Assert.True((await client.PostAsync("c", root, Token))["ok"]!.GetValue<bool>());

        Assert.Equal(hasEffect ? ["a", "b", "c"] : [], slack.Thread(slack.Channel.Id, root).FromBot.Select(static message => message.Shown));
        Assert.Equal(["http 503", "reset", "ok"], slack.Calls.Of("chat.postMessage").Select(static call => call.Response));
        Assert.All(slack.Calls.Of("chat.postMessage"), call => Assert.Equal(hasEffect, call.HasEffect));
    }

    [Fact]
    public async Task A_lost_answer_hangs_until_the_caller_gives_up()
    {
        await using var slack = await SlackSimulator.StartAsync();
        using var client = new SlackClient(slack);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        slack.Faults.Next("chat.postMessage", Fault.Timeout(hasEffect: true));

        var call = client.PostAsync("x", null, patience.Token);
        await slack.Calls.WaitForAsync(static calls => calls.Count == 1, cancellationToken: Token);
        Assert.False(call.IsCompleted);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal("x", Assert.Single(slack.Thread(slack.Channel.Id, slack.Calls.All[0].Ts!).Messages).Shown);
    }

    [Fact]
    public async Task A_late_update_lands_when_its_gate_opens()
    {
        await using var slack = await SlackSimulator.StartAsync();
        using var client = new SlackClient(slack);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var ts = (await client.PostAsync("r0", null, Token))["ts"]!.ToString();
        var gate = new TaskCompletionSource();
        slack.Faults.Next("chat.update", Fault.TimeoutThenLand(gate.Task));

        var late = client.UpdateAsync(ts, "r1", patience.Token);
        await slack.Calls.WaitForAsync(static calls => calls.Count == 2, cancellationToken: Token);
        await client.UpdateAsync(ts, "r2", Token, revision: 2);
        Assert.Equal("r2", slack.Thread(slack.Channel.Id, ts).Messages[0].Shown);
        gate.SetResult();

        var thread = await slack.WaitForAsync(slack.Channel.Id, ts, static view => view.Messages[0].Revision == 1, cancellationToken: Token);
        Assert.Equal(["r0", "r2", "r1"], thread.Messages[0].History.Select(static version => version.Shown));
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => late);
    }

    [Fact]
    public async Task Reads_lag_behind_posts_and_edits()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var slack = await SlackSimulator.StartAsync(time);
        using var client = new SlackClient(slack);
        var root = slack.Place(slack.Channel.Id, slack.User.Id, "root");
        slack.ReadLag = TimeSpan.FromSeconds(8);
        var ts = (await client.PostAsync("r0", root, Token))["ts"]!.ToString();

        Assert.Equal(["root"], await client.ReadAsync(root, Token));
        Assert.Single(slack.Thread(slack.Channel.Id, root).FromBot);
        time.Advance(TimeSpan.FromSeconds(8));
        Assert.Equal(["root", "r0"], await client.ReadAsync(root, Token));
        await client.UpdateAsync(ts, "r1", Token);
        Assert.Equal(["root", "r0"], await client.ReadAsync(root, Token));
        time.Advance(TimeSpan.FromSeconds(8));
        Assert.Equal(["root", "r1"], await client.ReadAsync(root, Token));
    }

    [Fact]
    public async Task The_nth_call_and_those_that_fit_go_wrong()
    {
        await using var slack = await SlackSimulator.StartAsync();
        using var client = new SlackClient(slack);
        slack.Faults.Nth("chat.postMessage", 2, Fault.Refuse("internal_error"));
        slack.Faults.When(static call => call.Marker == "m9", Fault.DoneButError("fatal_error"), uses: 1);

        Assert.Null((await client.PostAsync("a", null, Token))["error"]);
        Assert.Equal("internal_error", (await client.PostAsync("b", null, Token))["error"]!.ToString());
        Assert.Null((await client.PostAsync("c", null, Token))["error"]);
        Assert.Equal("fatal_error", (await client.PostAsync("d", null, Token, marker: "m9"))["error"]!.ToString());
        Assert.Null((await client.PostAsync("e", null, Token, marker: "m9"))["error"]);
    }

    [Fact]
    public async Task Rate_limits_answer_429_with_the_seconds_to_wait()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var slack = await SlackSimulator.StartAsync(time);
        using var client = new SlackClient(slack);
        slack.Limits.SetUsual();

        await client.PostAsync("a", null, Token);
        using (var limited = await client.SendAsync("chat.postMessage", new StringContent(client.Post("b", null).ToJsonString(), null, "application/json"), Token))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, limited.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(1), limited.Headers.RetryAfter!.Delta);
        }

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await client.PostAsync("c", null, Token))["ok"]!.GetValue<bool>());
        Assert.Equal([true, false, true], slack.Calls.All.Select(static call => call.HasEffect));
    }
}
