using System.Net;
using ChatAgency.Core.Accepting;
using ChatAgency.Gateway.Tests.Stage;

namespace ChatAgency.Gateway.Tests.Slack;

/// <summary>More than can be taken in: a clear no, never 429, and nothing lost of what was let in.</summary>
public sealed class OverloadTests(StageCluster cluster)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_over_gets_503_at_once_and_the_rest_is_kept()
    {
        await using var host = await SlackHost.StartAsync(cluster, atOnce: 2);
        var gate = new TaskCompletionSource();
        var inside = Enumerable.Range(0, 4).Select(_ => host.SendAsync(Gated(gate))).ToList();
        await Wait.UntilAsync(() => host.Waiting == 2, Token);
        for (var i = 0; i < 20; i++)
        {
            using var refused = await host.SendAsync(SlackHost.Mention().Body);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Contains(ChatHost.ErrorId, await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }

        Assert.Equal(2, host.Waiting);
        Assert.Equal(20, host.Measured("chat_slack_acknowledgement").Count(static labels => labels == "status=busy"));
        gate.SetResult();
        foreach (var answer in await Task.WhenAll(inside)) Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var (body, conversation) = SlackHost.Mention();
        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(body)).StatusCode);
        Assert.Single(conversation.Messages);
    }

    [Fact]
    public async Task Who_waits_in_vain_is_told_so_while_Slack_still_listens()
    {
        await using var host = await SlackHost.StartAsync(cluster, atOnce: 1);
        var gate = new TaskCompletionSource();
        var entered = new TaskCompletionSource();
        var inside = host.SendAsync(Gated(gate, entered));
        await entered.Task.WaitAsync(Token);
        var waiting = host.SendAsync(SlackHost.Mention().Body);
        await Wait.UntilAsync(() => host.Waiting == 1, Token);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await waiting).StatusCode);
        gate.SetResult();
        Assert.Equal(HttpStatusCode.OK, (await inside).StatusCode);
    }

    [Fact]
    public async Task A_conversation_that_does_not_answer_in_time_is_503()
    {
        await using var host = await SlackHost.StartAsync(cluster);
        var entered = new TaskCompletionSource();
        var (body, conversation) = SlackHost.Mention();
        conversation.AcceptInstead = async (_, cancellationToken) =>
        {
            entered.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return new AcceptResult(AcceptOutcome.Accepted, 1);
        };
        var asked = host.SendAsync(body);
        await entered.Task.WaitAsync(Token);
        host.Clock.Advance(TimeSpan.FromSeconds(2.5));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await asked).StatusCode);
    }

    [Fact]
    public async Task A_full_conversation_is_503()
    {
        await using var host = await SlackHost.StartAsync(cluster);
        var (body, conversation) = SlackHost.Mention();
        conversation.AcceptInstead = static (_, _) => Task.FromResult(new AcceptResult(AcceptOutcome.Full, 0));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await host.SendAsync(body)).StatusCode);
    }

    private static string Gated(TaskCompletionSource gate, TaskCompletionSource? entered = null)
    {
        var (body, conversation) = SlackHost.Mention();
        conversation.AcceptInstead = async (_, _) =>
        {
            entered?.TrySetResult();
            await gate.Task;
            return new AcceptResult(AcceptOutcome.Accepted, 1);
        };
        return body;
    }
}
