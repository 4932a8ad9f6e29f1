using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Failures;
using ChatAgency.Grains.Agents;
using ChatAgency.Grains.Interfaces.Agents;
using ChatAgency.Grains.Tests.Prompts;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChatAgency.Grains.Tests.Agents;

/// <summary>The agents on a silo, as a conversation uses them.</summary>
public sealed class AgencyTests : IClassFixture<AgencySilo>
{
    private readonly AgencySilo _silo;

    public AgencyTests(AgencySilo silo)
    {
        _silo = silo;
        _silo.Model.Calls.Clear();
    }

    [Fact]
    public async Task An_answer_comes_in_pieces_and_ends_with_model_and_tokens()
    {
        var steps = await AskAsync("tell me", new AgentName("Creative"));

        Assert.Equal("Once upon", string.Concat(steps.SkipLast(1).Select(static step => Assert.IsType<AgentStep.Text>(step).Delta)));
        var finished = Assert.IsType<AgentStep.Finished>(steps[^1]);
        Assert.Equal(("model-1", 11, 7), (finished.Model, finished.InputTokens, finished.OutputTokens));
        Assert.Equal([new Author(new AgentName("Creative"), 0, AgentRoster.BuiltIn().Find("Creative")!.Hash, "model-1")], finished.Authors);
        var (messages, options) = Assert.Single(_silo.Model.Calls);
        Assert.StartsWith(AgentRoster.BuiltIn().Find("Creative")!.Instructions, messages[0].Text, StringComparison.Ordinal);
        Assert.Equal(AgentRoster.BuiltIn().Find("Creative")!.Temperature, options!.Temperature);
    }

    [Fact]
    public async Task An_agent_that_is_gone_is_stood_in_for_by_General()
    {
        await AskAsync("tell me", new AgentName("Legal"));

        Assert.StartsWith(AgentRoster.BuiltIn().Find("General")!.Instructions, Assert.Single(_silo.Model.Calls).Messages[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_known_failure_is_the_last_step()
    {
        var steps = await AskAsync("busy", AgentName.General);

        Assert.Equal([new AgentStep.Text("Well"), new AgentStep.Failed(new Failure(FailureKind.ModelBusy, "http 429", TimeSpan.FromSeconds(7)))], steps);
    }

    [Fact]
    public async Task A_fault_is_the_last_step_and_says_nothing_but_its_type()
    {
        var steps = await AskAsync("fault", AgentName.General);

        Assert.Equal([new AgentStep.Failed(new Failure(FailureKind.Internal, nameof(InvalidOperationException)))], steps);
    }

    [Fact]
    public async Task A_prompt_that_is_too_long_costs_one_call_and_a_compact_one_holds_much_less_of_the_thread()
    {
        var earlier = Enumerable.Range(0, 400).Select(static i => Requests.Earlier($"question {i}", string.Join(' ', Enumerable.Repeat("words", 100)))).ToList();

        foreach (var compact in new[] { false, true })
        {
            var request = Requests.Of("too long", earlier) with { Compact = compact };
            var steps = await Agency().AnswerAsync(Alone(AgentName.General), request, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
            Assert.Equal(FailureKind.ContextTooLong, Assert.IsType<AgentStep.Failed>(Assert.Single(steps)).Failure.Kind);
        }

        Assert.Equal(2, _silo.Model.Calls.Count);
        var sizes = _silo.Model.Calls.Select(static call => call.Messages.Sum(static message => message.Text.Length)).ToList();
        Assert.True(sizes[1] < sizes[0] / 2, $"{sizes[0]} then {sizes[1]} characters");
    }

    [Fact]
    public async Task Cancelling_ends_the_answer_and_reaches_the_model()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using var steps = Agency().AnswerAsync(Alone(AgentName.General), Requests.Of("for ever"), stop.Token).GetAsyncEnumerator(stop.Token);
        Assert.True(await steps.MoveNextAsync());
        Assert.Equal(new AgentStep.Text("Well"), steps.Current);

        var next = steps.MoveNextAsync().AsTask();
        await _silo.Waiting.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        await stop.CancelAsync();

        Assert.False(await next);
        await _silo.Stopped.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_agent_refuses_the_words_of_another_conversation()
    {
        var grain = _silo.Services.GetRequiredService<IGrainFactory>().GetGrain<IAgentGrain>(AgentKey.Of(AgentName.General, new ConversationId("slack", "T2", "C1", "100.1")));

        var steps = await grain.Answer(Requests.Of("tell me"), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(FailureKind.Internal, Assert.IsType<AgentStep.Failed>(Assert.Single(steps)).Failure.Kind);
        Assert.Empty(_silo.Model.Calls);
    }

    [Fact]
    public async Task Routing_asks_no_model()
    {
        var route = await Agency().RouteAsync(Requests.Of("write a haiku"), TestContext.Current.CancellationToken);

        Assert.Equal("Creative", route.Agent.Value);
        Assert.Empty(_silo.Model.Calls);
    }

    private static Route Alone(AgentName agent) => new(agent, 1, "It fits.", "test");

    private IAgency Agency() => _silo.Services.GetRequiredService<IAgency>();

    private async Task<List<AgentStep>> AskAsync(string question, AgentName agent, IReadOnlyList<Exchange>? earlier = null) =>
        await Agency().AnswerAsync(Alone(agent), Requests.Of(question, earlier), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
}
