using ChatAgency.Core.Failures;
using ChatAgency.Models.Chaining;
using ChatAgency.Models.Configuring;
using ChatAgency.Models.Tests.Serving;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;

namespace ChatAgency.Models.Tests.Chaining;

/// <summary>A model at one service, and the one that steps in for it at another.</summary>
public sealed class ChainTests : IAsyncLifetime
{
    private const int Enough = 4;
    private Service _first = null!;
    private Service _second = null!;
    private ServiceProvider _host = null!;
    private string _model = "one";
    private int _calls = 5;

    public async ValueTask InitializeAsync()
    {
        _first = await Service.StartAsync();
        _second = await Service.StartAsync();
        _second.Script = Scripts.Answers("Stepped in");
        _host = Client.Host(options =>
        {
            options.Provider = ModelProvider.OpenAI;
            options.OpenAI = new() { BaseUrl = $"{_first.Address}/v1", Model = "first" };
            options.AzureOpenAI = new() { Endpoint = _second.Address, ApiKey = Client.Key, Deployment = "unused" };
            options.Fallbacks.Add(new() { Provider = ModelProvider.AzureOpenAI, Model = "second" });
            options.Circuit = new() { MinimumCalls = Enough };
            options.RetryFloor = 3;
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _first.DisposeAsync();
        await _second.DisposeAsync();
    }

    [Fact]
    public async Task While_the_first_answers_nobody_else_is_asked()
    {
        Assert.Equal("Yes", (await _host.Model().AttemptAsync(1, "wanted-by-agent")).Text);

        Assert.Equal((1, 0), (_first.Calls, _second.Calls));
        Assert.Equal("wanted-by-agent", _first.Seen.Single().Json.GetProperty("model").GetString());
    }

    [Fact]
    public async Task A_model_that_is_changed_while_the_process_runs_is_asked_from_the_next_call_on()
    {
        await using var host = Client.Host(options =>
        {
            options.OpenAI = new() { BaseUrl = $"{_first.Address}/v1", Model = _model };
            options.MaxConcurrency = _calls;
        });
        // As a host has them: what holds now.
        var chain = new ModelChain(new Now(host), (options, before) => ModelLinks.Of(options, before, host));
        var (circuit, limit) = (chain.Links[0].Circuit, chain.Links[0].Limit);
        Assert.Same(chain.Links, chain.Links);

        (_model, _calls) = ("other", 7);
        Assert.Equal(("other", 7), (chain.Links[0].Name, chain.Links[0].Limit.Limit));
        await foreach (var update in chain.Links[0].Ask([new(ChatRole.User, "Why?")], null, TestContext.Current.CancellationToken)) Assert.NotNull(update);
        Assert.Equal("other", _first.Seen.Single().Json.GetProperty("model").GetString());

        _model = "one";
        Assert.NotSame(circuit, chain.Links[0].Circuit);
        (circuit, limit) = (chain.Links[0].Circuit, chain.Links[0].Limit);
        _calls = 9;
        Assert.Equal((9, circuit, limit), (chain.Links[0].Limit.Limit, chain.Links[0].Circuit, chain.Links[0].Limit));
    }

    [Theory]
    [InlineData(500, null)]
    [InlineData(429, "3600")]
    public async Task What_was_asked_and_refused_goes_to_the_next_with_the_second_attempt_and_without_a_wait(int status, string? retryAfter)
    {
        _first.Script = Scripts.Refuses(status, "", retryAfter);

        var failure = await _host.Model().FailAsync();
        var answer = await _host.Model().AttemptAsync(2, "wanted-by-agent");

        Assert.Equal(($"first: http {status}", TimeSpan.Zero, true), (failure.Detail, failure.RetryAfter, failure.IsRetryable));
        Assert.Equal(("Stepped in", "scripted-1"), (answer.Text, answer.ModelId));
        Assert.Equal((1, 1), (_first.Calls, _second.Calls));
        Assert.StartsWith("/openai/deployments/second/", _second.Seen.Single().Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_was_not_asked_so_the_next_is_at_once()
    {
        var model = _host.Model();
        await _first.DisposeAsync();

        Assert.Equal("Stepped in", (await model.AttemptAsync(1)).Text);
        Assert.Equal(1, _second.Calls);
    }

    [Fact]
    public async Task While_a_circuit_is_open_the_first_attempt_goes_to_the_next_model()
    {
        await OpenFirstAsync();

        Assert.Equal("Stepped in", (await _host.Model().AttemptAsync(1)).Text);
        Assert.Equal("Stepped in", (await _host.Model().AttemptAsync(2)).Text);
        Assert.Equal((Enough, 2), (_first.Calls, _second.Calls));
    }

    [Fact]
    public async Task Where_all_circuits_are_open_nobody_is_asked()
    {
        await OpenFirstAsync();
        _second.Script = Scripts.Refuses(503, "");
        for (var i = 0; i < Enough; i++) await _host.Model().FailAsync();
        var failure = await _host.Model().FailAsync();

        Assert.Contains("circuit open", failure.Detail, StringComparison.Ordinal);
        Assert.InRange(failure.RetryAfter!.Value.TotalSeconds, 0.001, 10);
        Assert.Equal((Enough, Enough), (_first.Calls, _second.Calls));
    }

    [Theory]
    [InlineData("filter", FailureKind.ContentFiltered)]
    [InlineData("key", FailureKind.ModelMisconfigured)]
    [InlineData("cut", FailureKind.ModelStalled)]
    public async Task An_answer_or_refusal_of_its_own_is_passed_to_nobody_else(string what, FailureKind kind)
    {
        _first.Script = what switch
        {
            "filter" => Scripts.Refuses(400, Scripts.Error("content_filter")),
            "key" => Scripts.Refuses(401, "{}"),
            _ => Scripts.EndsWith(null, "It was"),
        };

        Assert.Equal(kind, (await _host.Model().FailAsync()).Kind);
        Assert.Equal((1, 0), (_first.Calls, _second.Calls));
    }

    [Fact]
    public async Task Second_attempts_beyond_the_budget_reach_nobody()
    {
        for (var i = 0; i < 3; i++) await _host.Model().AttemptAsync(2);
        var failure = await _host.Model().FailAsync(attempt: 2);

        Assert.Equal((FailureKind.ModelUnavailable, "retry budget spent"), (failure.Kind, failure.Detail));
        Assert.Equal(3, _first.Calls + _second.Calls);
    }

    private async Task OpenFirstAsync()
    {
        _first.Script = Scripts.Refuses(500, "");
        for (var i = 0; i < Enough; i++) await _host.Model().FailAsync();
        Assert.Equal(CircuitState.Open, _host.GetRequiredService<ModelChain>().Links[0].Circuit.State);
    }

    // Made anew for each change, as a monitor makes them.
    private sealed class Now(ServiceProvider host) : IOptions<ModelOptions>
    {
        private ModelOptions? _made;

        public ModelOptions Value
        {
            get
            {
                var next = host.GetRequiredService<IOptionsFactory<ModelOptions>>().Create(Options.DefaultName);
                return _made is { } made && made.OpenAI.Model == next.OpenAI.Model && made.MaxConcurrency == next.MaxConcurrency ? made : _made = next;
            }
        }
    }
}
