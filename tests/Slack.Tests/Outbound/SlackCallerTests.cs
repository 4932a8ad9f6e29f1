using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChatAgency.Slack.Tests.Outbound;

public class SlackCallerTests
{
    private const string Posted = """{"ok":true,"channel":"C1","ts":"1767225601.000200","message":{}}""";

    private static readonly ConversationId Thread = new("slack", "T1", "C1", "1767225000.000100");
    private static readonly PartBody Body = new("words", """[{"type":"divider"}]""");

    public static TheoryData<HttpStatusCode, string> Unclear() => new()
    {
        { HttpStatusCode.InternalServerError, "http_500" },
        { HttpStatusCode.BadGateway, "http_502" },
        { HttpStatusCode.ServiceUnavailable, "http_503" },
        { HttpStatusCode.RequestTimeout, "http_408" },
    };

    [Fact]
    public async Task A_post_gives_its_name_back()
    {
        using var slack = new ScriptedSlack().Answers(Posted);
        Assert.Equal(new PostResult.Done(new PostId("1767225601.000200")), await PostAsync(slack));
        var call = Assert.Single(slack.Calls);
        Assert.Equal(("/api/chat.postMessage", "Bearer xoxb-test", "application/json; charset=utf-8"), (call.Method, call.Token, call.MediaType));
    }

    [Fact]
    public async Task How_far_the_clock_is_from_Slacks_is_measured_by_each_answer()
    {
        using var slack = new ScriptedSlack();
        List<double> skews = [];
        using var listener = new MeterListener { InstrumentPublished = (instrument, listener) => { if (instrument.Name == "chat_clock_skew" && instrument.Meter.Scope == slack.Get<IMeterFactory>()) listener.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<double>((_, skew, _, _) => skews.Add(skew));
        listener.Start();
        foreach (var ahead in new double[] { 0, -600, 90 })
        {
            slack.Then((_, _) =>
            {
                var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Posted) };
                answer.Headers.Date = slack.Clock.GetUtcNow() - TimeSpan.FromSeconds(ahead);
                return Task.FromResult(answer);
            });
            await PostAsync(slack);
        }

        Assert.Equal([0, -600, 90], skews);
    }

    [Theory]
    [MemberData(nameof(Unclear))]
    public async Task After_a_server_error_the_outcome_is_unknown(HttpStatusCode status, string reason)
    {
        using var slack = new ScriptedSlack().Then(status);
        Assert.Equal(new PostResult.Unknown(reason), await PostAsync(slack));
        Assert.Single(slack.Calls);
    }

    [Theory]
    [InlineData("""{"ok":false,"error":"internal_error"}""", "internal_error")]
    [InlineData("""{"ok":false,"error":"fatal_error"}""", "fatal_error")]
    [InlineData("""{"ok":true}""", "no_ts")]
    [InlineData("""{"ok":false}""", "no_answer")]
    [InlineData("""{}""", "no_answer")]
    [InlineData("null", "no_answer")]
    [InlineData("<html>", "no_json")]
    [InlineData("""{"ok":true,"ts":"1767""", "no_json")]
    public async Task After_an_unclear_answer_the_outcome_is_unknown(string body, string reason)
    {
        using var slack = new ScriptedSlack().Answers(body);
        Assert.Equal(new PostResult.Unknown(reason), await PostAsync(slack));
    }

    [Fact]
    public async Task A_refusal_has_its_class_and_code()
    {
        using var slack = new ScriptedSlack().Answers("""{"ok":false,"error":"is_archived"}""");
        Assert.Equal(new PostResult.Refused(new Refusal(RefusalKind.PlaceClosed, "is_archived")), await PostAsync(slack));
    }

    [Theory]
    [InlineData(HttpStatusCode.Redirect, RefusalKind.NotAllowed)]
    [InlineData(HttpStatusCode.NotFound, RefusalKind.NotAllowed)]
    [InlineData(HttpStatusCode.RequestEntityTooLarge, RefusalKind.TooLong)]
    public async Task Other_answers_had_no_effect(HttpStatusCode status, RefusalKind kind)
    {
        using var slack = new ScriptedSlack().Then(status);
        Assert.Equal(kind, Assert.IsType<PostResult.Refused>(await PostAsync(slack)).Refusal.Kind);
        Assert.Single(slack.Calls);
    }

    [Fact]
    public async Task A_limited_method_is_not_called_until_Slack_says_so()
    {
        using var slack = new ScriptedSlack().Then(HttpStatusCode.TooManyRequests, retryAfter: "30").Answers(Posted);
        Assert.Equal(new PostResult.Refused(new Refusal(RefusalKind.ForNow, "ratelimited", TimeSpan.FromSeconds(30))), await PostAsync(slack));
        slack.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(new PostResult.Refused(new Refusal(RefusalKind.ForNow, "ratelimited", TimeSpan.FromSeconds(10))), await PostAsync(slack));
        Assert.Single(slack.Calls);
        slack.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.IsType<PostResult.Done>(await PostAsync(slack));
    }

    [Fact]
    public async Task A_limit_holds_for_one_method_of_one_workspace()
    {
        using var slack = new ScriptedSlack().Then(HttpStatusCode.TooManyRequests, retryAfter: "30").Answers(Posted, Posted);
        await PostAsync(slack);
        Assert.IsType<UpdateResult.Done>(await Open(slack).UpdateAsync(new PostId("1.1"), Body, new PostMark(new Marker("m"), 1, true), TestContext.Current.CancellationToken));
        var elsewhere = slack.Platform.OpenThread(new ConversationId("slack", "T2", "C1", "1767225000.000100"));
        Assert.IsType<PostResult.Done>(await elsewhere.PostAsync(Body, new PostMark(new Marker("m"), 1, false), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(null, 30)]
    [InlineData("nonsense", 30)]
    [InlineData("0", 1)]
    [InlineData("2000000000", 86_400)]
    public async Task An_odd_time_to_come_again_is_made_a_sensible_one(string? header, int seconds)
    {
        using var slack = new ScriptedSlack().Then(HttpStatusCode.TooManyRequests, retryAfter: header);
        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.IsType<PostResult.Refused>(await PostAsync(slack)).Refusal.RetryAfter);
    }

    [Fact]
    public async Task A_limit_told_in_the_body_counts_too()
    {
        using var slack = new ScriptedSlack().Answers("""{"ok":false,"error":"ratelimited"}""");
        Assert.Equal(new PostResult.Refused(new Refusal(RefusalKind.ForNow, "ratelimited", TimeSpan.FromSeconds(30))), await PostAsync(slack));
    }

    [Fact]
    public async Task A_call_that_never_left_had_no_effect()
    {
        using var slack = new ScriptedSlack().Then((_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError, "refused", new SocketException()));
        Assert.Equal(new PostResult.Refused(new Refusal(RefusalKind.ForNow, "connection")), await PostAsync(slack));
    }

    [Fact]
    public async Task A_connection_that_broke_after_bytes_were_sent_leaves_it_unknown()
    {
        using var slack = new ScriptedSlack().Then(async (request, cancellationToken) =>
        {
            await request.Content!.LoadIntoBufferAsync(cancellationToken);
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "reset", new IOException());
        });
        Assert.Equal(new PostResult.Unknown("connection"), await PostAsync(slack));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_call_ends_at_its_deadline(bool sent)
    {
        using var slack = new ScriptedSlack();
        slack.Then(async (request, cancellationToken) =>
        {
            if (sent) await request.Content!.LoadIntoBufferAsync(cancellationToken);
            slack.Clock.Advance(TimeSpan.FromSeconds(10));
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            throw new InvalidOperationException("Not reached.");
        });
        Assert.Equal(sent ? new PostResult.Unknown("timeout") : new PostResult.Refused(new Refusal(RefusalKind.ForNow, "timeout")), await PostAsync(slack));
    }

    [Fact]
    public async Task Cancelling_throws()
    {
        using var slack = new ScriptedSlack();
        using var cancel = new CancellationTokenSource();
        slack.Then(async (_, cancellationToken) =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            throw new InvalidOperationException("Not reached.");
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Open(slack).PostAsync(Body, new PostMark(new Marker("m"), 1, false), cancel.Token));
    }

    [Fact]
    public async Task Without_a_token_nothing_is_called()
    {
        using var slack = new ScriptedSlack(("Slack:BotToken", null), ("Slack:SigningSecret", null));
        Assert.Equal(new PostResult.Refused(new Refusal(RefusalKind.NotAllowed, "no_bot_token")), await PostAsync(slack));
        Assert.Empty(slack.Calls);
    }

    [Fact]
    public async Task Nothing_listens_where_Slack_should_be()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://{taken.LocalEndpoint}/api";
        taken.Stop();
        await using var real = RealSlack.Services(address);
        var thread = real.GetRequiredService<Grains.Interfaces.Platforms.IPlatform>().OpenThread(Thread);
        Assert.Equal(new PostResult.Refused(new Refusal(RefusalKind.ForNow, "connection")), await thread.PostAsync(Body, new PostMark(new Marker("m"), 1, false), TestContext.Current.CancellationToken));
    }

    private static IThread Open(ScriptedSlack slack) => slack.Platform.OpenThread(Thread);

    private static Task<PostResult> PostAsync(ScriptedSlack slack) =>
        Open(slack).PostAsync(Body, new PostMark(new Marker("m"), 1, false), TestContext.Current.CancellationToken);
}
