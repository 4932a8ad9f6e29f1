using System.Text.Json.Nodes;
using ChatAgency.Core.Accepting;
using ChatAgency.Gateway.Tests.Stage;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.Faults;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatAgency.Gateway.Tests.Slack;

/// <summary>Socket Mode: what comes over a connection is kept as what comes by a door, and no connection's end loses any of it.</summary>
public sealed class SocketTests(StageCluster cluster)
{
    /// <summary>How long it waits at most where an operator alone can help, and a little more.</summary>
    private static readonly TimeSpan BetweenRefusals = TimeSpan.FromMinutes(6.1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_kept_is_acknowledged_at_the_first_try()
    {
        await using var host = await SocketHost.StartAsync(cluster);
        for (var i = 0; i < 5; i++)
        {
            var (said, conversation) = await host.MentionAsync();
            Assert.All(said.Deliveries, static delivery => Assert.Null(Assert.Single(delivery.Attempts).Failure));
            Assert.Single(conversation.Messages);
        }

        Assert.Empty(host.Slack.Sockets.Faults);
        Assert.Equal(HealthStatus.Healthy, await host.HealthAsync());
    }

    [Fact]
    public async Task What_is_not_kept_is_not_acknowledged_and_is_kept_when_it_comes_again()
    {
        await using var host = await SocketHost.StartAsync(cluster, static slack => slack.Patience = TimeSpan.FromSeconds(0.5));
        const string ts = "1767225600.000200";
        host.Conversation(ts).AcceptInstead = (_, _) =>
        {
            host.Conversation(ts).AcceptInstead = null;
            return Task.FromResult(new AcceptResult(AcceptOutcome.Full, 0));
        };
        var (said, conversation) = await host.MentionAsync(ts);
        Assert.Contains(said.Deliveries, static delivery => delivery.Attempts is [{ Failure: "timeout" }, { Failure: null }]);
        Assert.Single(conversation.Messages);
    }

    [Fact]
    public async Task A_conversation_that_does_not_answer_in_time_leaves_the_envelope_to_Slack()
    {
        await using var host = await SocketHost.StartAsync(cluster, static slack => (slack.Patience, slack.RetriesEvents) = (TimeSpan.FromSeconds(20), false));
        const string ts = "1767225600.000300";
        var entered = new TaskCompletionSource();
        host.Conversation(ts).AcceptInstead = async (_, cancellationToken) =>
        {
            entered.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return new AcceptResult(AcceptOutcome.Accepted, 1);
        };
        var asking = host.MentionAsync(ts);
        await entered.Task.WaitAsync(Token);
        host.Clock.Advance(TimeSpan.FromSeconds(2.5));
        await Wait.UntilAsync(() => host.Log.Any(static line => line.Contains("could not be kept in time", StringComparison.Ordinal)), Token);
        // The connection goes without an acknowledgement having come over it.
        host.Slack.Sockets.Cut();
        var (said, _) = await asking;
        Assert.Contains(said.Deliveries, static delivery => delivery.Attempts is [{ Failure: "connection_failed" }]);
    }

    [Fact]
    public async Task A_lost_acknowledgement_brings_the_same_envelope_again_and_it_is_kept_once()
    {
        await using var host = await SocketHost.StartAsync(cluster, static slack => slack.Patience = TimeSpan.FromSeconds(0.5));
        host.Slack.Sockets.LoseAcknowledgements(2);
        var (said, conversation) = await host.MentionAsync();
        Assert.True(said.IsAcknowledged);
        Assert.Contains(said.Deliveries, static delivery => delivery.Attempts.Count > 1);
        Assert.Single(conversation.Messages);
    }

    [Theory]
    [InlineData("warning")]
    [InlineData("refresh_requested")]
    public async Task Before_a_connection_goes_another_stands_and_nothing_waits(string reason)
    {
        await using var host = await SocketHost.StartAsync(cluster);
        host.Slack.Sockets.WatchFewest();
        await host.Slack.Sockets.DisconnectAsync(reason, Token);
        var (said, conversation) = await host.MentionAsync();
        Assert.All(said.Deliveries, static delivery => Assert.Null(Assert.Single(delivery.Attempts).Failure));
        await Wait.UntilAsync(
            () =>
            {
                host.Clock.Advance(TimeSpan.FromSeconds(0.1));
                return host.Slack.Sockets is { Opened: 4, Standing: 2 };
            },
            Token);
        Assert.Equal(2, host.Slack.Sockets.Fewest);
        Assert.Single(conversation.Messages);
        Assert.Single((await host.MentionAsync()).Conversation.Messages);
        Assert.Empty(host.Slack.Sockets.Faults);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_made_anew_and_nothing_is_lost()
    {
        await using var host = await SocketHost.StartAsync(cluster, static slack => slack.ClockScale = 0.01);
        var asking = new List<Task<(Said Said, StagedConversation Conversation)>>();
        for (var i = 0; i < 20; i++)
        {
            asking.Add(host.MentionAsync());
            if (i == 10) host.Slack.Sockets.Cut();
        }

        await host.StandInTimeAsync(2, opened: 4);
        foreach (var (said, conversation) in await Task.WhenAll(asking))
        {
            Assert.True(said.IsAcknowledged);
            Assert.Single(conversation.Messages);
        }

        Assert.Equal(HealthStatus.Healthy, await host.HealthAsync());
    }

    [Fact]
    public async Task A_command_is_answered_in_its_acknowledgement()
    {
        await using var host = await SocketHost.StartAsync(cluster);
        var attempt = await host.Slack.CommandAsync("/agency", "", host.Slack.User.Id, cancellationToken: Token);
        Assert.Null(attempt.Failure);
        Assert.StartsWith("Say `/agency use`", JsonNode.Parse(attempt.Body!)!["text"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_payload_is_not_asked_for_again()
    {
        await using var host = await SocketHost.StartAsync(cluster);
        var attempt = await host.Slack.CommandAsync("", "", "", cancellationToken: Token);
        Assert.Null(attempt.Failure);
        Assert.Null(attempt.Body);
    }

    [Fact]
    public async Task A_token_that_is_refused_is_named_once_and_leaves_the_gateway_degraded_until_it_is_mended()
    {
        await using var host = await SocketHost.StartAsync(cluster, static slack => slack.Faults.Always("apps.connections.open", Fault.Refuse("invalid_auth")), connections: 0);
        await Wait.UntilAsync(() => !host.Log.IsEmpty, Token);
        Assert.Equal(HealthStatus.Degraded, await host.HealthAsync());
        host.Slack.Faults.Clear();
        await host.StandInTimeAsync(2, step: BetweenRefusals);
        Assert.Single(host.Log, static line => line.StartsWith("Error: Slack gives no connection of Socket Mode (invalid_auth)", StringComparison.Ordinal));
        // Slack has greeted it before it has read that.
        await Wait.UntilAsync(async () => await host.HealthAsync() == HealthStatus.Healthy, Token);
    }

    [Fact]
    public async Task Socket_Mode_that_was_switched_off_is_told_to_the_operator_and_taken_up_when_it_is_on_again()
    {
        await using var host = await SocketHost.StartAsync(cluster);
        host.Slack.Sockets.IsOn = false;
        await host.Slack.Sockets.DisconnectAsync("link_disabled", Token);
        // A connection is gone before it is told why, and the agency is through with it before Slack is.
        await Wait.UntilAsync(() => host.Log.Any(static line => line.Contains("(link_disabled)", StringComparison.Ordinal)), Token);
        await Wait.UntilAsync(async () => await host.HealthAsync() == HealthStatus.Degraded, Token);
        await host.StandAsync(0);
        Assert.Single(host.Log, static line => line.Contains("(link_disabled)", StringComparison.Ordinal));
        host.Slack.Sockets.IsOn = true;
        await host.StandInTimeAsync(2, step: BetweenRefusals);
        Assert.Single((await host.MentionAsync()).Conversation.Messages);
    }

    [Fact]
    public async Task A_gateway_that_stops_acknowledges_what_it_has_kept()
    {
        await using var host = await SocketHost.StartAsync(cluster, static slack => slack.RetriesEvents = false);
        const string ts = "1767225600.000400";
        var (entered, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        host.Conversation(ts).AcceptInstead = async (_, _) =>
        {
            entered.TrySetResult();
            await gate.Task;
            return new AcceptResult(AcceptOutcome.Accepted, 1);
        };
        var asking = host.MentionAsync(ts);
        await entered.Task.WaitAsync(Token);
        var stopping = host.StopAsync();
        gate.SetResult();
        Assert.Contains((await asking).Said.Deliveries, static delivery => delivery.IsAcknowledged && delivery.Event.Type == "app_mention");
        await stopping;
        await host.StandAsync(0);
    }
}
