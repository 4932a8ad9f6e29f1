using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Approving;
using ChatAgency.Core.Failures;
using ChatAgency.Grains.Routing;
using Microsoft.Extensions.Options;

namespace ChatAgency.Grains.Panels;

/// <summary>How an agent of this conversation is asked.</summary>
internal delegate IAsyncEnumerable<AgentStep> Ask(AgentName agent, AgentRequest request, CancellationToken cancellationToken);

/// <summary>
/// Several agents answer one question side by side, each in a line of its own; then one of them draws the answers
/// together. A member that fails is done without, and said to be missing. Where members need a person's approval, the
/// others end first; then one after another is asked for and goes on. All of it is one attempt of the turn: a stop
/// ends every call, and nothing of it outlives its process but what is kept while a person is asked.
/// </summary>
internal sealed class Panel(IOptions<RoutingOptions> options, TimeProvider time)
{
    private const string Drawing = "panel";

    public async IAsyncEnumerable<AgentStep> AnswerAsync(IReadOnlyList<AgentName> agents, AgentRequest request, Ask ask, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        request = request with { Panel = agents };
        Member[] members = request.Approval is { } decided ? [.. PanelScript.Read(decided.Ask.Script).Drafts.Select(static kept => new Member(kept))] : [.. agents.Select(static agent => new Member(agent))];
        var steps = request.Approval is null ? AllAsync(members, request, ask, cancellationToken) : OneAsync(members, request, ask, cancellationToken);
        await foreach (var step in steps) yield return step;
        if (NextAsk(members) is { } next)
        {
            yield return new AgentStep.Suspended(next);
            yield break;
        }

        request = request with { Panel = [], Approval = null };
        var answered = members.Count(static member => member.HasAnswered);
        if (answered == 0)
        {
            yield return new AgentStep.Failed(members[0].Failure ?? new Failure(FailureKind.ModelStalled, "empty answer"));
            yield break;
        }

        if (answered == 1)
        {
            foreach (var step in Alone(members)) yield return step;
            yield break;
        }

        await foreach (var step in DrawTogetherAsync(members, request, ask, cancellationToken)) yield return step;
    }

    /// <summary>All members begin.</summary>
    private async IAsyncEnumerable<AgentStep> AllAsync(Member[] members, AgentRequest request, Ask ask, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var member in members) yield return new AgentStep.Work(member.Line(isOver: false));
        await foreach (var over in GatherAsync(members, request, ask, cancellationToken)) yield return new AgentStep.Work(over.Line(isOver: true));
    }

    /// <summary>The member for which a person was asked goes on; the others stand as they are.</summary>
    private async IAsyncEnumerable<AgentStep> OneAsync(Member[] members, AgentRequest request, Ask ask, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var one = members.First(static member => member.Waits is not null);
        var goesOn = one.GoOn(request);
        foreach (var member in members) yield return new AgentStep.Work(member.Line(isOver: member != one));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.PanelMemberSeconds), time);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        await using var steps = ask(one.Agent, goesOn, ends.Token).GetAsyncEnumerator(ends.Token);
        while (await NextAsync())
        {
            one.Take(steps.Current);
            // What was done must be known as done at once.
            if (steps.Current is AgentStep.Acted acted) yield return acted;
        }

        if (limit.IsCancellationRequested) GiveUpLate(one);
        yield return new AgentStep.Work(one.Line(isOver: true));

        async Task<bool> NextAsync()
        {
            try
            {
                return await steps.MoveNextAsync();
            }
            catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                return false;
            }
        }
    }

    /// <summary>What the next member that waits would do, with all that is to be kept meanwhile; null where none waits. Where it is too much to be kept, those that wait are done without.</summary>
    private static ApprovalAsk? NextAsk(Member[] members)
    {
        if (members.FirstOrDefault(static member => member.Waits is not null)?.Waits is not { } next) return null;
        if (PanelScript.TryWrite(members) is { } script) return next with { Script = script };
        foreach (var member in members.Where(static member => member.Waits is not null)) member.GiveUp(new Failure(FailureKind.Internal, "too long to wait for approval"));
        return null;
    }

    /// <summary>The members, each when it has ended, or waits.</summary>
    private async IAsyncEnumerable<Member> GatherAsync(Member[] members, AgentRequest request, Ask ask, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var over = Channel.CreateUnbounded<Member>();
        Task[] running = [.. members.Select(RunAsync)];
        try
        {
            for (var i = 0; i < members.Length; i++) yield return await over.Reader.ReadAsync(cancellationToken);
        }
        finally
        {
            // Whoever stops listening has no use for any of them.
            leaving.Cancel();
            await Task.WhenAll(running);
        }

        async Task RunAsync(Member member)
        {
            try
            {
                await ListenAsync(member, request, ask, leaving.Token);
            }
            finally
            {
                over.Writer.TryWrite(member);
            }
        }
    }

    private async Task ListenAsync(Member member, AgentRequest request, Ask ask, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.PanelMemberSeconds), time);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await foreach (var step in ask(member.Agent, request, ends.Token)) member.Take(step);
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            // Stopped, or too late: said below.
        }

        if (limit.IsCancellationRequested) GiveUpLate(member);
    }

    private static void GiveUpLate(Member member)
    {
        if (!member.HasAnswered && member.Waits is null) member.GiveUp(new Failure(FailureKind.TimedOut, "member of a panel"));
    }

    // One answer needs no drawing together.
    private static IEnumerable<AgentStep> Alone(Member[] members)
    {
        var one = members.First(static member => member.HasAnswered);
        yield return new AgentStep.Text(one.Contribution.Text + Missing(members));
        yield return Finished(members, null);
    }

    private static async IAsyncEnumerable<AgentStep> DrawTogetherAsync(Member[] members, AgentRequest request, Ask ask, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var line = new WorkItem { Id = Drawing, Title = "Drawing the answers together", Status = WorkStatus.InProgress };
        yield return new AgentStep.Work(line);
        var drawing = request with { Contributions = [.. members.Select(static member => member.Contribution)] };
        var hasBegun = false;
        await foreach (var step in ask(AgentName.General, drawing, cancellationToken))
        {
            if (step is AgentStep.Failed { Failure.Kind: not FailureKind.ContentFiltered } && !hasBegun)
            {
                // The answers are there: side by side they are worth more than another round of calls.
                yield return new AgentStep.Work(line with { Status = WorkStatus.Error });
                yield return new AgentStep.Text(SideBySide(members) + Missing(members));
                yield return Finished(members, null);
                yield break;
            }

            if (step is AgentStep.Finished finished)
            {
                yield return new AgentStep.Text(Missing(members));
                yield return Finished(members, finished);
                yield break;
            }

            hasBegun |= step is AgentStep.Text;
            yield return step;
        }
    }

    private static string SideBySide(Member[] members) =>
        string.Join("\n\n", members.Where(static member => member.HasAnswered).Select(static member => $"**{member.Agent}**\n\n{member.Contribution.Text.Trim()}"));

    private static string Missing(Member[] members)
    {
        var missing = string.Join(" and ", members.Where(static member => !member.HasAnswered).Select(static member => member.Agent.Value));
        return missing.Length == 0 ? "" : $"\n\n_Without {missing}: no answer came from there._";
    }

    private static AgentStep.Finished Finished(Member[] members, AgentStep.Finished? drawn) => new(
        drawn?.Model ?? members.SelectMany(static member => member.Authors).FirstOrDefault()?.Model ?? "",
        members.Sum(static member => member.InputTokens) + (drawn?.InputTokens ?? 0),
        members.Sum(static member => member.OutputTokens) + (drawn?.OutputTokens ?? 0),
        [.. members.SelectMany(static member => member.Authors), .. drawn?.Authors ?? []],
        members.Select(static member => member.Cost).Append(drawn is null ? 0 : drawn.Cost).Aggregate((decimal?)0, static (sum, cost) => sum + cost));
}
