using System.Runtime.CompilerServices;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Approving;
using ChatAgency.Grains.Agents;
using ChatAgency.Grains.Handoffs;
using ChatAgency.Grains.Operating;
using ChatAgency.Grains.Prompts;
using ChatAgency.Plugins;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace ChatAgency.Grains.Tools;

/// <summary>
/// One attempt of an answer: the model is called, the tools it asks for are run, and it is called again with what they
/// returned, as often as <see cref="ToolOptions.Rounds"/> allows. Without tools that is one call. Where it passes the
/// turn on, the attempt is another agent's from there. Where a call needs a
/// person's approval the attempt ends there, and another one goes on from its script.
/// </summary>
internal sealed class ToolLoop(IChatClient model, ToolRunner runner, ToolAudit audit, IOptions<ToolOptions> options, SpendingMetrics spending, TimeProvider time)
{
    public async IAsyncEnumerable<AgentStep> AnswerAsync(
        AgentProfile agent, AgentRequest request, Prompt prompt, IReadOnlyDictionary<string, AgencyTool> granted, HandoffOffer? handoff, string asker, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var script = request.Approval is { } approval ? ToolScript.Read(approval.Ask.Script) : null;
        if (script is not null) granted = granted.Where(tool => script.Granted.Contains(tool.Key)).ToDictionary();
        var turn = new ToolTurn(granted, request, agent.Name, runner, audit, options.Value, time, script?.Count);
        var account = new Account(agent);
        List<ChatMessage> messages = [.. prompt.Messages, .. script?.Messages ?? []];
        var hasSpoken = request.Approval is { Said.Length: > 0 };
        for (var round = script?.Round ?? 1; ; round++)
        {
            var isLast = (granted.Count == 0 && handoff is null) || round >= options.Value.Rounds;
            var words = script?.Words ?? "";
            var calls = script?.Calls ?? [];
            List<FunctionResultContent> results = [.. script?.Results ?? []];
            if (script is null)
            {
                List<AIContent> said = [];
                var isFirstText = true;
                await foreach (var update in model.GetStreamingResponseAsync(messages, OptionsOf(prompt, Functions(turn, handoff), round, isLast), cancellationToken))
                {
                    account.Add(update);
                    said.AddRange(update.Contents.Where(static content => content is TextContent or FunctionCallContent));
                    if (update.Text is not { Length: > 0 } text) continue;
                    // What was said before a tool ran is a paragraph of its own.
                    yield return new AgentStep.Text(isFirstText && hasSpoken ? $"\n\n{text}" : text);
                    (isFirstText, hasSpoken) = (false, true);
                }

                account.Pay(spending.Spent(agent.Name, account.EndCall()));
                words = string.Concat(said.OfType<TextContent>());
                calls = [.. said.OfType<FunctionCallContent>()];
            }

            if (isLast || calls.Count == 0) break;
            if (handoff?.Taken(calls) is { } taken)
            {
                yield return new AgentStep.PassedOn(taken.To, taken.Reason, Returned(messages), account.Close());
                yield break;
            }

            for (var i = results.Count; i < calls.Count; i++)
            {
                var decided = script is not null && i == script.Results.Count ? request.Approval : null;
                if (decided is null && turn.Asks(calls[i], asker) is { } ask && Script(turn, round, prompt, messages, words, calls, results) is { } written)
                {
                    yield return new AgentStep.Suspended(ask with { Script = written });
                    yield break;
                }

                var work = new WorkItem { Id = $"{agent.Name}/{turn.Made + 1}", Title = turn.Title(calls[i]), Status = WorkStatus.InProgress };
                yield return new AgentStep.Work(work);
                var answer = await turn.CallAsync(calls[i], decided, cancellationToken);
                if (decided is { State: ApprovalState.Begun }) yield return new AgentStep.Acted(decided.Ask.Id, turn.Kept(answer));
                yield return new AgentStep.Work(work with { Status = answer.Outcome == ToolOutcome.Done ? WorkStatus.Complete : WorkStatus.Error });
                results.Add(turn.Result(calls[i], answer));
            }

            messages.Add(new ChatMessage(ChatRole.Assistant, [new TextContent(words), .. calls]));
            messages.Add(new ChatMessage(ChatRole.Tool, [.. results]));
            script = null;
        }

        yield return account.Close();
    }

    private static string? Script(ToolTurn turn, int round, Prompt prompt, List<ChatMessage> messages, string words, IReadOnlyList<FunctionCallContent> calls, List<FunctionResultContent> results) => ToolScript.TryWrite(new ToolScript
    {
        Granted = turn.Granted,
        Round = round,
        Count = turn.Count,
        Messages = [.. messages.Skip(prompt.Messages.Count)],
        Words = words,
        Calls = calls,
        Results = results,
    });

    private static IList<AITool> Functions(ToolTurn turn, HandoffOffer? handoff) => handoff is null ? turn.Functions : [.. turn.Functions, handoff.Function];

    private static List<string> Returned(List<ChatMessage> messages) =>
        [.. messages.SelectMany(static message => message.Contents).OfType<FunctionResultContent>().Select(static result => result.Result?.ToString() ?? "")];

    private static ChatOptions OptionsOf(Prompt prompt, IList<AITool> functions, int round, bool isLast)
    {
        if (functions.Count == 0) return prompt.Options;
        var options = prompt.Options.Clone();
        options.Tools = functions;
        options.ToolMode = isLast ? ChatToolMode.None : ChatToolMode.Auto;
        if (options.AdditionalProperties?[Briefing.Key] is Briefing briefing) options.AdditionalProperties[Briefing.Key] = briefing with { Round = round };
        return options;
    }
}
