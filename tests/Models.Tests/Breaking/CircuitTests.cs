using ChatAgency.Core.Failures;
using ChatAgency.Models.Chaining;
using ChatAgency.Models.Tests.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Polly.CircuitBreaker;

namespace ChatAgency.Models.Tests.Breaking;

/// <summary>The circuit of one model, over real HTTP.</summary>
public sealed class CircuitTests : IAsyncLifetime
{
    private const int Enough = 4;
    private readonly FakeTimeProvider _time = new();
    private Service _service = null!;
    private ServiceProvider _host = null!;

    private Models.Breaking.Circuit Circuit => _host.GetRequiredService<ModelChain>().Links[0].Circuit;

    public async ValueTask InitializeAsync()
    {
        _service = await Service.StartAsync();
        _host = Client.Host(
            options =>
            {
                options.OpenAI = new() { BaseUrl = $"{_service.Address}/v1", Model = "only" };
                options.Circuit = new() { MinimumCalls = Enough };
            },
            _time);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task A_service_that_fails_is_left_alone_and_the_failure_says_when_to_come_again()
    {
        await OpenAsync();

        var failure = await _host.Model().FailAsync();

        Assert.Equal((FailureKind.ModelUnavailable, "circuit open", TimeSpan.FromSeconds(10)), (failure.Kind, failure.Detail, failure.RetryAfter));
        Assert.True(failure.IsRetryable);
        Assert.Equal(Enough, _service.Calls);
    }

    [Theory]
    [InlineData("filter")]
    [InlineData("filter in the middle")]
    [InlineData("context")]
    [InlineData("key")]
    [InlineData("stop")]
    public async Task What_says_nothing_of_the_service_leaves_it_closed(string what)
    {
        _service.Script = what switch
        {
            "filter" => Scripts.Refuses(400, Scripts.Error("content_filter")),
            "filter in the middle" => Scripts.EndsWith("content_filter", "It was"),
            "context" => Scripts.Refuses(400, Scripts.Error("context_length_exceeded")),
            "key" => Scripts.Refuses(401, "{}"),
            _ => Scripts.Stalls(),
        };
        for (var i = 0; i < 3 * Enough; i++)
        {
            if (what == "stop") await StoppedAsync();
            else await _host.Model().FailAsync();
        }

        Assert.Equal((CircuitState.Closed, 3 * Enough), (Circuit.State, _service.Calls));
    }

    [Theory]
    [InlineData("busy")]
    [InlineData("cut")]
    [InlineData("empty")]
    public async Task What_would_have_met_anyone_opens_it(string what)
    {
        _service.Script = what switch
        {
            "busy" => Scripts.Refuses(429, Scripts.Error("rate_limit_exceeded")),
            "cut" => Scripts.EndsWith(null, "It was"),
            _ => Scripts.EndsWith("stop"),
        };
        for (var i = 0; i < Enough; i++) await _host.Model().FailAsync();

        Assert.Equal(CircuitState.Open, Circuit.State);
    }

    [Fact]
    public async Task One_call_probes_and_the_others_wait_for_its_verdict()
    {
        await OpenAsync();
        _time.Advance(TimeSpan.FromSeconds(11));
        var (begun, answer) = (Signal(), Signal());
        _service.Script = Held(begun, answer.Task);

        var probe = _host.Model().AttemptAsync(1);
        await begun.Task.WaitAsync(TestContext.Current.CancellationToken);
        var others = Enumerable.Range(0, 5).Select(_ => _host.Model().AttemptAsync(1)).ToList();
        Assert.Equal((CircuitState.HalfOpen, Enough + 1), (Circuit.State, _service.Calls));
        answer.SetResult();

        Assert.Equal("Yes", (await probe).Text);
        Assert.All(await Task.WhenAll(others), static other => Assert.Equal("Yes", other.Text));
        Assert.Equal((CircuitState.Closed, Enough + 6), (Circuit.State, _service.Calls));
    }

    [Fact]
    public async Task A_probe_that_fails_opens_it_for_twice_as_long_and_who_waited_is_refused()
    {
        await OpenAsync();
        _time.Advance(TimeSpan.FromSeconds(11));
        var (begun, answer) = (Signal(), Signal());
        _service.Script = async context =>
        {
            begun.TrySetResult();
            await answer.Task;
            await Scripts.Refuses(500, "")(context);
        };

        var probe = _host.Model().FailAsync();
        await begun.Task.WaitAsync(TestContext.Current.CancellationToken);
        var other = _host.Model().FailAsync();
        answer.SetResult();

        Assert.Equal("http 500", (await probe).Detail);
        Assert.Equal(("circuit open", TimeSpan.FromSeconds(20)), ((await other).Detail, (await other).RetryAfter));
        Assert.Equal((CircuitState.Open, Enough + 1), (Circuit.State, _service.Calls));
    }

    [Fact]
    public async Task A_probe_whose_person_stops_it_is_no_verdict()
    {
        await OpenAsync();
        _time.Advance(TimeSpan.FromSeconds(11));
        _service.Script = Scripts.Stalls();

        await StoppedAsync();

        Assert.Equal(CircuitState.Open, Circuit.State);
    }

    private async Task OpenAsync()
    {
        _service.Script = Scripts.Refuses(500, "");
        for (var i = 0; i < Enough; i++) Assert.Equal("http 500", (await _host.Model().FailAsync()).Detail);
        Assert.Equal(CircuitState.Open, Circuit.State);
    }

    private async Task StoppedAsync()
    {
        using var stop = new CancellationTokenSource();
        var asked = _service.Calls + 1;
        var call = _host.Model().AskAsync(stop.Token);
        while (_service.Calls < asked && !call.IsCompleted) await Task.Yield();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    private static Func<HttpContext, Task> Held(TaskCompletionSource begun, Task answer) => async context =>
    {
        begun.TrySetResult();
        await answer;
        await Scripts.Answers("Yes")(context);
    };

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
