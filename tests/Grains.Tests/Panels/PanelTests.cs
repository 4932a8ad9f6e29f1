using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Approving;
using ChatAgency.Core.Failures;
using ChatAgency.Grains.Panels;
using ChatAgency.Grains.Routing;
using ChatAgency.Grains.Tests.Prompts;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatAgency.Grains.Tests.Panels;

/// <summary>Several agents answer together: side by side, then drawn together; whoever fails is done without.</summary>
public sealed class PanelTests
{
    private static readonly AgentName Code = new("Code");
    private static readonly AgentName Creative = new("Creative");

    private readonly FakeTimeProvider _time = new();
    private readonly Dictionary<AgentName, Channel<AgentStep>> _agents = [];
    private readonly List<(AgentName Agent, AgentRequest Request)> _asked = [];
    private readonly List<AgentName> _stopped = [];
    private readonly ConcurrentQueue<AgentStep> _seen = new();
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    [Fact]
    public async Task Members_are_asked_at_once_each_in_its_line_and_their_answers_are_drawn_together()
    {
        var answer = AnswerAsync();
        Assert.Equal([Code, Creative], _asked.Select(static asked => asked.Agent));
        Assert.All(_asked, static asked => Assert.Equal([Code, Creative], asked.Request.Panel));
        Say(Creative, "A rhyme.", 3);
        await CompleteAsync(Creative);
        Say(Code, "A loop.", 5);
        Say(AgentName.General, "A loop that rhymes.", 7);

        var steps = await answer;
        Assert.Equal(
            ["Code InProgress", "Creative InProgress", "Creative Complete", "Code Complete", "Drawing the answers together InProgress"],
            steps.OfType<AgentStep.Work>().Select(static step => $"{step.Item.Title} {step.Item.Status}"));
        Assert.Equal("A loop that rhymes.", Text(steps));
        Assert.Equal([new Contribution(Code, "A loop."), new Contribution(Creative, "A rhyme.")], _asked[2].Request.Contributions);
        Assert.Empty(_asked[2].Request.Panel);
        var finished = Assert.IsType<AgentStep.Finished>(steps[^1]);
        Assert.Equal((15, 15), (finished.InputTokens, finished.OutputTokens));
        Assert.Equal(["Code", "Creative", "General"], finished.Authors!.Select(static author => author.Agent.Value));
    }

    [Fact]
    public async Task A_member_that_fails_is_done_without_and_said_to_be_missing()
    {
        var answer = AnswerAsync(Code, Creative, new AgentName("Technical"));
        Say(Code, "A loop.");
        Fail(Creative, FailureKind.ModelBusy);
        Say(new AgentName("Technical"), "A network.");
        Say(AgentName.General, "Both.");

        var steps = await answer;
        Assert.Equal("Both.\n\n_Without Creative: no answer came from there._", Text(steps));
        Assert.Equal((WorkStatus.Error, "could not be reached"), steps.OfType<AgentStep.Work>().Where(static step => step.Item.Title == "Creative").Select(static step => (step.Item.Status, step.Item.Detail)).Last());
    }

    [Fact]
    public async Task The_one_answer_that_came_needs_no_drawing_together()
    {
        var answer = AnswerAsync();
        Say(Code, "A loop.");
        Fail(Creative, FailureKind.ContentFiltered);

        Assert.Equal("A loop.\n\n_Without Creative: no answer came from there._", Text(await answer));
        Assert.Equal(2, _asked.Count);
    }

    [Fact]
    public async Task Where_nobody_answers_the_first_failure_is_the_turns()
    {
        var answer = AnswerAsync();
        Fail(Code, FailureKind.ModelBusy);
        Fail(Creative, FailureKind.ModelStalled);

        Assert.Equal(FailureKind.ModelBusy, Assert.IsType<AgentStep.Failed>((await answer)[^1]).Failure.Kind);
    }

    [Fact]
    public async Task A_member_that_takes_too_long_is_left_behind_and_its_call_ended()
    {
        var answer = AnswerAsync();
        Say(Code, "A loop.");
        await CompleteAsync(Code);
        _time.Advance(TimeSpan.FromSeconds(91));

        Assert.StartsWith("A loop.", Text(await answer), StringComparison.Ordinal);
        Assert.Equal([Creative], _stopped);
    }

    [Fact]
    public async Task Where_the_answers_cannot_be_drawn_together_they_stand_side_by_side()
    {
        var answer = AnswerAsync();
        Say(Code, "A loop.");
        Say(Creative, "A rhyme.");
        Fail(AgentName.General, FailureKind.ModelUnavailable);

        var steps = await answer;
        Assert.Equal("**Code**\n\nA loop.\n\n**Creative**\n\nA rhyme.", Text(steps));
        Assert.IsType<AgentStep.Finished>(steps[^1]);
    }

    [Fact]
    public async Task What_a_filter_stops_while_it_is_drawn_together_is_shown_in_no_other_way()
    {
        var answer = AnswerAsync();
        Say(Code, "A loop.");
        Say(Creative, "A rhyme.");
        Fail(AgentName.General, FailureKind.ContentFiltered);

        Assert.Equal(FailureKind.ContentFiltered, Assert.IsType<AgentStep.Failed>((await answer)[^1]).Failure.Kind);
    }

    [Fact]
    public async Task A_member_that_needs_approval_is_asked_for_when_the_others_have_ended_and_then_goes_on_alone()
    {
        var answer = AnswerAsync();
        Suspend(Code, "I looked.", "its own script");
        Say(Creative, "A rhyme.", 3);

        var steps = await answer;
        var ask = Assert.IsType<AgentStep.Suspended>(steps[^1]).Ask;
        Assert.Equal(("Code", "send"), (ask.Agent, ask.Tool));
        Assert.Equal(("InProgress", "waits for approval"), (LineOf(steps, Code).Status.ToString(), LineOf(steps, Code).Detail));
        Assert.Empty(Text(steps));

        var rest = GoOnAsync(ask, ApprovalState.Begun);
        var goesOn = Assert.Single(_asked.Skip(2));
        Assert.Equal((Code, "its own script", "I looked.", ApprovalState.Begun), (goesOn.Agent, goesOn.Request.Approval!.Ask.Script, goesOn.Request.Approval.Said, goesOn.Request.Approval.State));
        Assert.Equal([Code, Creative], goesOn.Request.Panel);
        Of(Code).Writer.TryWrite(new AgentStep.Acted("call-1", "sent"));
        Say(Code, "\n\nA loop.", 5);
        Say(AgentName.General, "A loop that rhymes.", 7);

        steps = await rest;
        Assert.Contains(new AgentStep.Acted("call-1", "sent"), steps);
        Assert.Equal("A loop that rhymes.", Text(steps));
        Assert.Equal([new Contribution(Code, "I looked.\n\nA loop."), new Contribution(Creative, "A rhyme.")], _asked[3].Request.Contributions);
        Assert.Null(_asked[3].Request.Approval);
        Assert.Equal((15, 15), (Assert.IsType<AgentStep.Finished>(steps[^1]).InputTokens, ((AgentStep.Finished)steps[^1]).OutputTokens));
    }

    [Fact]
    public async Task Of_two_that_need_approval_one_after_the_other_is_asked_for_and_a_failure_is_kept_meanwhile()
    {
        var technical = new AgentName("Technical");
        var answer = AnswerAsync(Code, Creative, technical);
        Suspend(Code, "", "script of Code");
        Suspend(Creative, "", "script of Creative");
        Fail(technical, FailureKind.ModelBusy);
        var first = Assert.IsType<AgentStep.Suspended>((await answer)[^1]).Ask;
        Assert.Equal("Code", first.Agent);

        var second = GoOnAsync(first, ApprovalState.Denied);
        Say(Code, "I was not allowed to.");
        var next = Assert.IsType<AgentStep.Suspended>((await second)[^1]).Ask;
        Assert.Equal("Creative", next.Agent);

        var last = GoOnAsync(next, ApprovalState.Begun);
        Say(Creative, "Sent.");
        Say(AgentName.General, "One could, one could not.");
        Assert.Equal("One could, one could not.\n\n_Without Technical: no answer came from there._", Text(await last));
        Assert.Equal("script of Creative", _asked[4].Request.Approval!.Ask.Script);
    }

    [Fact]
    public async Task One_that_is_late_after_it_was_approved_is_done_without()
    {
        var answer = AnswerAsync();
        Suspend(Code, "", "script");
        Say(Creative, "A rhyme.");
        var rest = GoOnAsync(Assert.IsType<AgentStep.Suspended>((await answer)[^1]).Ask, ApprovalState.Begun);
        _time.Advance(TimeSpan.FromSeconds(91));

        Assert.Equal("A rhyme.\n\n_Without Code: no answer came from there._", Text(await rest));
        Assert.Equal([Code], _stopped);
    }

    [Fact]
    public async Task What_is_too_long_to_be_kept_while_a_person_is_asked_is_done_without()
    {
        var answer = AnswerAsync();
        Suspend(Code, "", "script");
        Say(Creative, new string('x', ApprovalAsk.LongestScript));

        Assert.EndsWith("_Without Code: no answer came from there._", Text(await answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_reaches_every_member()
    {
        var answer = AnswerAsync();
        await _stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        Assert.Equal([Code, Creative], _stopped.OrderBy(static agent => agent.Value));
    }

    private async Task<List<AgentStep>> AnswerAsync(params AgentName[] agents)
    {
        var panel = new Panel(Options.Create(new RoutingOptions()), _time);
        await foreach (var step in panel.AnswerAsync(agents.Length > 0 ? agents : [Code, Creative], Requests.Of("A poem in C#"), AskAsync, _stop.Token)) _seen.Enqueue(step);
        return [.. _seen];
    }

    /// <summary>The answer goes on where it waited for a person; what each agent says from now on is new.</summary>
    private async Task<List<AgentStep>> GoOnAsync(ApprovalAsk ask, ApprovalState state)
    {
        lock (_agents) _agents.Clear();
        var request = Requests.Of("A poem in C#") with { Approval = new Approval { Ask = ask, State = state, Said = "", AskedAt = default } };
        return await new Panel(Options.Create(new RoutingOptions()), _time).AnswerAsync([Code, Creative], request, AskAsync, _stop.Token).ToListAsync(TestContext.Current.CancellationToken);
    }

    private void Suspend(AgentName agent, string text, string script)
    {
        if (text.Length > 0) Of(agent).Writer.TryWrite(new AgentStep.Text(text));
        Of(agent).Writer.TryWrite(new AgentStep.Suspended(new ApprovalAsk
        {
            Id = "call-1",
            Agent = agent.Value,
            Tool = "send",
            Shown = "{}",
            Script = script,
            Approvers = ["U1"],
            ApproverNames = "Ann",
            Life = TimeSpan.FromHours(1),
        }));
        Of(agent).Writer.Complete();
    }

    private static WorkItem LineOf(IEnumerable<AgentStep> steps, AgentName agent) => steps.OfType<AgentStep.Work>().Last(step => step.Item.Title == agent.Value).Item;

    private async IAsyncEnumerable<AgentStep> AskAsync(AgentName agent, AgentRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        lock (_asked) _asked.Add((agent, request));
        try
        {
            await foreach (var step in Of(agent).Reader.ReadAllAsync(cancellationToken)) yield return step;
        }
        finally
        {
            if (cancellationToken.IsCancellationRequested) lock (_stopped) _stopped.Add(agent);
        }
    }

    /// <summary>Until the agent's line says that it is done: what two members say at once has no order.</summary>
    private async Task CompleteAsync(AgentName agent)
    {
        while (!_seen.Any(step => step is AgentStep.Work { Item.Status: WorkStatus.Complete } work && work.Item.Title == agent.Value))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private void Say(AgentName agent, string text, int tokens = 1)
    {
        Of(agent).Writer.TryWrite(new AgentStep.Text(text));
        Of(agent).Writer.TryWrite(new AgentStep.Finished("model", tokens, tokens, [new Author(agent, 1, "0", "model")]));
        Of(agent).Writer.Complete();
    }

    private void Fail(AgentName agent, FailureKind kind)
    {
        Of(agent).Writer.TryWrite(new AgentStep.Failed(new Failure(kind, "test")));
        Of(agent).Writer.Complete();
    }

    private Channel<AgentStep> Of(AgentName agent)
    {
        lock (_agents) return _agents.TryGetValue(agent, out var one) ? one : _agents[agent] = Channel.CreateUnbounded<AgentStep>();
    }

    private static string Text(IEnumerable<AgentStep> steps) => string.Concat(steps.OfType<AgentStep.Text>().Select(static step => step.Delta));
}
