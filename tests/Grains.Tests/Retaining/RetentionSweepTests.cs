using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Running;
using ChatAgency.Grains.Retaining;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatAgency.Grains.Tests.Retaining;

/// <summary>All conversations are gone through once, the old ones are asked, and no more a second than allowed.</summary>
public sealed class RetentionSweepTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly ConcurrentQueue<string> _asked = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Threads_of_Slack_that_began_later_are_not_even_called_up()
    {
        var (old, young) = (_time.GetUtcNow().AddDays(-91).ToUnixTimeSeconds(), _time.GetUtcNow().AddDays(-89).ToUnixTimeSeconds());
        var swept = await SweptAsync([$"slack/T1/C1:{old}.000100", $"slack/T1/C1:{young}.000100", "web/local/ann:talk", "sms/home/ann:+491234", "no conversation", $"slack/T1/C1:nonsense"]);

        Assert.Equal([$"slack/T1/C1:{old}.000100", "web/local/ann:talk", "sms/home/ann:+491234", "slack/T1/C1:nonsense"], _asked);
        Assert.Equal(new Swept(4, 8, 1, 0), swept);
    }

    [Fact]
    public async Task One_that_cannot_now_holds_up_nobody_and_is_counted()
    {
        var swept = await SweptAsync(["web/local/ann:broken", "web/local/ann:talk"]);

        Assert.Equal(new Swept(2, 2, 0, 1), swept);
    }

    [Fact]
    public async Task So_many_a_second_and_no_more()
    {
        var sweeping = Sweep([.. Enumerable.Range(0, 50).Select(static n => $"web/local/ann:{n}")]).RunAsync(Token);

        await UntilAsync(10);
        Assert.False(sweeping.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        await UntilAsync(20);
        for (var second = 0; second < 4; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await UntilAsync(Math.Min(50, 30 + 10 * second));
        }

        Assert.Equal(50, (await sweeping.WaitAsync(TimeSpan.FromSeconds(10), Token)).Asked);
    }

    [Theory]
    [InlineData(-1, 20, 1)]
    [InlineData(3651, 0, 2)]
    [InlineData(0, 1, 0)]
    [InlineData(90, 1001, 1)]
    public void What_cannot_be_is_said_at_the_start(int days, int aSecond, int faults) =>
        Assert.Equal(faults, new RetentionOptionsValidator().Validate(null, new RetentionOptions { Days = days, ConversationsASecond = aSecond }).Failures?.Count() ?? 0);

    private async Task<Swept> SweptAsync(string[] conversations)
    {
        var sweeping = Sweep(conversations).RunAsync(Token);
        while (!sweeping.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return await sweeping;
    }

    private RetentionSweep Sweep(string[] conversations) => new(
        new KeptConversations(token => PagesAsync(conversations, token)), ForgetAsync, new RetentionOptions { ConversationsASecond = 10 }, _time, NullLogger.Instance);

    private static async IAsyncEnumerable<IReadOnlyList<string>> PagesAsync(string[] conversations, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var page in conversations.Chunk(500))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return page;
            await Task.Yield();
        }
    }

    private Task<Aged> ForgetAsync(ConversationId id, DateTimeOffset before, CancellationToken cancellationToken)
    {
        Assert.InRange(before, _time.GetUtcNow().AddDays(-91), _time.GetUtcNow().AddDays(-89));
        _asked.Enqueue(id.ToString());
        return id.Thread == "broken" ? Task.FromException<Aged>(new TimeoutException()) : Task.FromResult(new Aged(2, [], id.Platform == "sms"));
    }

    private async Task UntilAsync(int asked)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(10));
        while (_asked.Count < asked)
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        Assert.Equal(asked, _asked.Count);
    }
}
