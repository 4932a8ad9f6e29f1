using ChatAgency.Core.Failures;
using ChatAgency.Models.Configuring;
using ChatAgency.Models.Connecting;
using ChatAgency.Models.Limiting;
using ChatAgency.Models.Tests.Serving;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace ChatAgency.Models.Tests.Limiting;

public sealed class IdleLimitTests
{
    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData(ModelProvider.OpenAI)]
    [InlineData(ModelProvider.AzureOpenAI)]
    public async Task Silence_in_the_middle_ends_the_call_and_its_connection(ModelProvider provider)
    {
        await using var service = await ScriptedModel.StartAsync(Scripts.Stalls("Well"));
        await using var host = Client.Host(provider, service.Address, _time);
        await using var updates = host.Model().GetStreamingResponseAsync("Why?", cancellationToken: TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        do Assert.True(await updates.MoveNextAsync());
        while (updates.Current.Text != "Well");

        var next = updates.MoveNextAsync().AsTask();
        _time.Advance(TimeSpan.FromSeconds(24.9));
        Assert.False(next.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.2));

        var failure = await Assert.ThrowsAsync<FailureException>(() => next.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
        Assert.Equal((FailureKind.ModelStalled, "silent in the middle"), (failure.Failure.Kind, failure.Failure.Detail));
        await service.Aborted.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Single(service.Calls);
    }

    [Fact]
    public async Task No_first_words_within_their_time_ends_the_call()
    {
        await using var service = await ScriptedModel.StartAsync(Scripts.Stalls());
        using var http = new HttpClient();
        var options = new ModelOptions { OpenAI = new() { BaseUrl = $"{service.Address}/v1", Model = "scripted" } };
        using var model = new IdleLimitChatClient(ModelConnection.Open(ModelChoice.Places(options)[0], options, http), options.FirstTokenTimeout, options.BetweenTokensTimeout, _time);
        await using var updates = model.GetStreamingResponseAsync("Why?", cancellationToken: TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await updates.MoveNextAsync()); // the role alone: no words yet

        var next = updates.MoveNextAsync().AsTask();
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(next.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(2));

        var failure = await Assert.ThrowsAsync<FailureException>(() => next.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
        Assert.Equal((FailureKind.ModelStalled, "no first words"), (failure.Failure.Kind, failure.Failure.Detail));
    }

    [Fact]
    public async Task Slow_drops_are_no_silence_and_a_slow_reader_is_not_the_models_fault()
    {
        await using var host = Client.Host(static _ => { }, _time);
        await using var updates = host.Model().GetStreamingResponseAsync("Why?", cancellationToken: TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);

        for (var word = 0; word < 20; word++)
        {
            var next = updates.MoveNextAsync();
            _time.Advance(TimeSpan.FromSeconds(20));
            Assert.True(await next);
            _time.Advance(TimeSpan.FromMinutes(5));
        }
    }

    [Fact]
    public async Task The_callers_cancellation_stays_a_cancellation()
    {
        await using var host = Client.Host(static _ => { }, _time);
        using var stop = new CancellationTokenSource();
        await using var updates = host.Model().GetStreamingResponseAsync("Why?", cancellationToken: stop.Token).GetAsyncEnumerator(stop.Token);

        var next = updates.MoveNextAsync().AsTask();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }
}
