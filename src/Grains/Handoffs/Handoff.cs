using System.Runtime.CompilerServices;
using System.Text;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Failures;
using ChatAgency.Grains.Panels;

namespace ChatAgency.Grains.Handoffs;

/// <summary>
/// One agent answers, or passes the turn on to another, which goes on with all that is known by then. All of it is one
/// attempt of the turn; no agent gets it twice.
/// </summary>
internal static class Handoff
{
    public static async IAsyncEnumerable<AgentStep> AnswerAsync(AgentName first, AgentRequest request, Ask ask, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var agent = first;
        List<Handover> handovers = [];
        List<AgentStep.Finished> accounts = [];
        while (true)
        {
            AgentStep.PassedOn? passed = null;
            var text = new StringBuilder();
            var mayRunOn = handovers.Exists(static before => before.Text.Length > 0);
            await foreach (var step in ask(agent, handovers.Count == 0 ? request : request with { Handovers = [.. handovers] }, cancellationToken))
            {
                if (step is AgentStep.PassedOn on)
                {
                    passed = on;
                    break;
                }

                if (step is AgentStep.Text said) text.Append(said.Delta);
                yield return (step, mayRunOn) switch
                {
                    // What the one before had written is a paragraph of its own.
                    (AgentStep.Text begun, true) => new AgentStep.Text($"\n\n{begun.Delta}"),
                    (AgentStep.Finished finished, _) when accounts.Count > 0 => Together([.. accounts, finished]),
                    _ => step,
                };
                mayRunOn &= step is not AgentStep.Text;
            }

            if (passed is null) yield break;
            if (passed.To == agent || handovers.Exists(before => before.From == passed.To))
            {
                yield return new AgentStep.Failed(new Failure(FailureKind.Internal, "passed on in a circle"));
                yield break;
            }

            yield return new AgentStep.Work(Line(agent, passed));
            yield return passed;
            handovers.Add(new Handover(agent, passed.Reason, text.ToString(), passed.Returned));
            accounts.Add(text.Length > 0 ? passed.Account : passed.Account with { Authors = [] });
            agent = passed.To;
        }
    }

    private static WorkItem Line(AgentName from, AgentStep.PassedOn passed) => new()
    {
        Id = $"{from}/pass_on",
        Title = $"{from} passes it on to {passed.To}",
        Status = WorkStatus.Complete,
        Detail = passed.Reason,
    };

    // Who wrote nothing is no author, and has cost something all the same.
    private static AgentStep.Finished Together(IReadOnlyList<AgentStep.Finished> accounts) => new(
        accounts[^1].Model,
        accounts.Sum(static account => account.InputTokens),
        accounts.Sum(static account => account.OutputTokens),
        [.. accounts.SelectMany(static account => account.Authors ?? [])],
        accounts.Aggregate((decimal?)0, static (sum, account) => sum + account.Cost));
}
