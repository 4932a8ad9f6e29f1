using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Pace;
using ChatAgency.Slack.Tests.Outbound;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatAgency.Slack.Tests.Pace;

/// <summary>
/// Three silos share one workspace. Threads do as the engine does: a placeholder, progress, a last text; what is refused
/// comes again at the time that was told. Slack counts for itself and answers 429 over its limits.
/// </summary>
public class ManyQuestionsTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task Three_hundred_questions_in_a_minute_are_answered_to_the_last_one()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1767225600));
        var world = new LimitedSlack(clock);
        var grains = new ConcurrentDictionary<string, BudgetGrain>();
        var silos = Enumerable.Range(0, 3).Select(_ => new ScriptedSlack(clock, workspace => grains.GetOrAdd(workspace, _ => new BudgetGrain(clock))) { Otherwise = world.Answer }).ToList();
        var begun = clock.GetUtcNow();
        var asked = new List<Task<DateTimeOffset>>();
        while (asked.Count < 300 || asked.Any(static one => !one.IsCompleted))
        {
            for (var due = (int)((clock.GetUtcNow() - begun) / TimeSpan.FromSeconds(0.2)); asked.Count < Math.Min(300, due + 1);) asked.Add(AnswerAsync(silos[asked.Count % 3], asked.Count, clock));
            clock.Advance(Tick);
            Assert.True(clock.GetUtcNow() - begun < TimeSpan.FromMinutes(10), $"{asked.Count(static one => !one.IsCompleted)} wait still");
        }

        foreach (var silo in silos) silo.Dispose();
        Assert.Equal(300, world.Finals);
        Assert.Equal(0, world.Limited);
        // 300 last texts alone take six minutes; what goes to progress delays none of them.
        var last = (await Task.WhenAll(asked)).Max() - begun;
        Assert.InRange(last, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(8));
    }

    /// <summary>One thread of its own channel, whose answer grows for twenty seconds.</summary>
    private static async Task<DateTimeOffset> AnswerAsync(ScriptedSlack silo, int number, FakeTimeProvider clock)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var thread = silo.Platform.OpenThread(new ConversationId("slack", "T1", $"C{number}", "1767225000.000100"));
        PostId? post = null;
        while (post is null)
        {
            var result = await thread.PostAsync(new PartBody("placeholder", ""), new PostMark(new Marker($"m{number}"), 0, false), cancellationToken);
            if (result is PostResult.Done done) post = done.Post;
            else await Task.Delay(((PostResult.Refused)result).Refusal.RetryAfter!.Value, clock, cancellationToken);
        }

        var ends = clock.GetUtcNow() + TimeSpan.FromSeconds(20);
        for (var revision = 1L; ; revision++)
        {
            var isFinal = clock.GetUtcNow() >= ends;
            var result = await thread.UpdateAsync(post.Value, new PartBody(isFinal ? "final" : "grows", ""), new PostMark(new Marker($"m{number}"), revision, isFinal), cancellationToken);
            if (isFinal && result is UpdateResult.Done) return clock.GetUtcNow();
            var wait = result is UpdateResult.Refused refused ? refused.Refusal.RetryAfter!.Value : thread.Traits.ProgressInterval;
            if (!isFinal && clock.GetUtcNow() + wait > ends) wait = ends - clock.GetUtcNow();
            await Task.Delay(wait > Tick ? wait : Tick, clock, cancellationToken);
        }
    }

    /// <summary>Slack's limits: 50 updates in any minute, a post a second and channel with a short burst.</summary>
    private sealed class LimitedSlack(FakeTimeProvider clock)
    {
        private readonly Queue<DateTimeOffset> updates = new();
        private readonly Lock gate = new();

        public int Finals { get; private set; }

        public int Limited { get; private set; }

        public HttpResponseMessage Answer(ScriptedSlack.Call call)
        {
            lock (gate)
            {
                var now = clock.GetUtcNow();
                if (call.Method.EndsWith("chat.update", StringComparison.Ordinal))
                {
                    while (updates.TryPeek(out var oldest) && now - oldest >= TimeSpan.FromMinutes(1)) updates.Dequeue();
                    if (updates.Count >= 50) return Refuse();
                    updates.Enqueue(now);
                    if (call.Json["text"]!.ToString() == "final") Finals++;
                }

                return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(new JsonObject { ["ok"] = true, ["ts"] = "1767225601.000200" }.ToJsonString()) };
            }
        }

        private HttpResponseMessage Refuse()
        {
            Limited++;
            var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Content = new StringContent("") };
            response.Headers.TryAddWithoutValidation("Retry-After", "5");
            return response;
        }
    }
}
