using System.Runtime.CompilerServices;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Failures;
using ChatAgency.Grains.Handoffs;
using ChatAgency.Grains.Tests.Prompts;
using Xunit;

namespace ChatAgency.Grains.Tests.Handoffs;

/// <summary>Agents that pass a turn on: what the next one is given, what people see, and that it ends.</summary>
public sealed class HandoffTests
{
    private static readonly AgentName Code = new("Code");
    private static readonly AgentName Creative = new("Creative");

    private readonly List<(AgentName Agent, AgentRequest Request)> _asked = [];

    [Fact]
    public async Task The_next_one_goes_on_with_all_that_is_known_and_both_are_authors()
    {
        var steps = await AnswerAsync(agent => agent == Code
            ? [new AgentStep.Text("So far."), Passes(Code, Creative, "It is a poem.", "42")]
            : [new AgentStep.Text("A rhyme"), new AgentStep.Text(" or two."), Account(Creative)]);

        Assert.Equal([Code, Creative], _asked.Select(static asked => asked.Agent));
        Assert.Empty(_asked[0].Request.Handovers);
        var handover = Assert.Single(_asked[1].Request.Handovers);
        Assert.Equal((Code, "It is a poem.", "So far."), (handover.From, handover.Reason, handover.Text));
        Assert.Equal(["42"], handover.Returned);
        Assert.Equal("So far.\n\nA rhyme or two.", string.Concat(steps.OfType<AgentStep.Text>().Select(static step => step.Delta)));
        var line = Assert.Single(steps.OfType<AgentStep.Work>()).Item;
        Assert.Equal(("Code passes it on to Creative", "It is a poem.", WorkStatus.Complete), (line.Title, line.Detail, line.Status));
        Assert.Equal(Creative, Assert.Single(steps.OfType<AgentStep.PassedOn>()).To);
        var finished = Assert.IsType<AgentStep.Finished>(steps[^1]);
        Assert.Equal((6, 2), (finished.InputTokens, finished.OutputTokens));
        Assert.Equal([Code, Creative], finished.Authors!.Select(static author => author.Agent));
    }

    [Fact]
    public async Task Who_wrote_nothing_is_no_author()
    {
        var steps = await AnswerAsync(agent => agent == Code ? [Passes(Code, Creative, "why", [])] : [new AgentStep.Text("A rhyme."), Account(Creative)]);

        Assert.Equal("A rhyme.", Assert.Single(steps.OfType<AgentStep.Text>()).Delta);
        var finished = Assert.IsType<AgentStep.Finished>(steps[^1]);
        Assert.Equal((6, Creative), (finished.InputTokens, Assert.Single(finished.Authors!).Agent));
    }

    [Fact]
    public async Task Who_keeps_the_turn_is_heard_as_he_speaks()
    {
        AgentStep[] said = [new AgentStep.Text("A loop."), Account(Code)];

        Assert.Equal(said, await AnswerAsync(_ => said));
    }

    [Fact]
    public async Task A_turn_that_comes_back_in_a_circle_fails()
    {
        var steps = await AnswerAsync(agent => [Passes(agent, agent == Code ? Creative : Code, "why", [])]);

        Assert.Equal(FailureKind.Internal, Assert.IsType<AgentStep.Failed>(steps[^1]).Failure.Kind);
        Assert.Equal(2, _asked.Count);
    }

    private Task<List<AgentStep>> AnswerAsync(Func<AgentName, AgentStep[]> says)
    {
        return Handoff.AnswerAsync(Code, Requests.Of("A poem?"), AskAsync, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken).AsTask();

        async IAsyncEnumerable<AgentStep> AskAsync(AgentName agent, AgentRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.Yield();
            _asked.Add((agent, request));
            foreach (var step in says(agent)) yield return step;
        }
    }

    private static AgentStep.PassedOn Passes(AgentName from, AgentName to, string reason, params string[] returned) => new(to, reason, returned, Account(from));

    private static AgentStep.Finished Account(AgentName agent) => new("model", 3, 1, [new Author(agent, 1, "0", "model")]);
}
