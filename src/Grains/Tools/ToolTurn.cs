using System.Text.Encodings.Web;
using System.Text.Json;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Approving;
using ChatAgency.Grains.Operating;
using ChatAgency.Grains.Prompts;
using ChatAgency.Plugins;
using Microsoft.Extensions.AI;

namespace ChatAgency.Grains.Tools;

/// <summary>The tool calls of one attempt of an answer: what it may use, how much of it is used up, and what it has read.</summary>
internal sealed class ToolTurn(
    IReadOnlyDictionary<string, AgencyTool> granted, AgentRequest request, AgentName agent, ToolRunner runner, ToolAudit audit, ToolOptions options, TimeProvider time, ToolCount? count)
{
    // What a model wrote is shown as it is, not as escapes that nobody reads.
    private static readonly JsonSerializerOptions Shown = new(AIJsonUtilities.DefaultOptions) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ToolCaller _caller = new(
        request.Conversation.Platform, request.Conversation.Workspace, request.Conversation.Channel, request.Conversation.Thread, request.Author.Value, agent.Value);

    // What others wrote, and earlier answers (they may hold what a tool brought), cannot be trusted either.
    private bool _hasReadUntrusted = count?.HasReadUntrusted ?? (request.Earlier.Count > 0 || request.Joined.Count > 0 || request.Overheard.Count > 0 || request.Handovers.Count > 0);
    private int _charactersLeft = count?.CharactersLeft ?? options.AnswerCharacters;

    /// <summary>The functions as the model is told of them.</summary>
    public IList<AITool> Functions { get; } = [.. granted.Values.Select(static tool => tool.Function)];

    /// <summary>The names of what the turn may use.</summary>
    public IReadOnlyList<string> Granted => [.. granted.Keys];

    /// <summary>How many calls were made.</summary>
    public int Made { get; private set; } = count?.Calls ?? 0;

    /// <summary>Where it stands, for an attempt that goes on from here.</summary>
    public ToolCount Count => new(Made, _charactersLeft, _hasReadUntrusted);

    /// <summary>What people see while a call runs.</summary>
    public string Title(FunctionCallContent call) => granted.TryGetValue(call.Name, out var tool) ? tool.Title ?? tool.Function.Name : "a tool that there is not";

    /// <summary>What is to be asked before this call; null where nothing is, or where it would not run anyway.</summary>
    /// <param name="call">The call.</param>
    /// <param name="asker">The name of the person whose turn it is.</param>
    public ApprovalAsk? Asks(FunctionCallContent call, string asker)
    {
        if (!granted.TryGetValue(call.Name, out var tool) || !NeedsApproval(tool) || Made >= options.Calls || ToolRunner.ArgumentFault(tool, call) is not null) return null;
        var shown = JsonSerializer.Serialize(call.Arguments, Shown);
        // Who approves sees the whole of it, or is not asked.
        if (shown.Length > ApprovalAsk.MostShown) return null;
        var approvers = options.Approvers.Count > 0 ? options.Approvers : [request.Author.Value];
        return new ApprovalAsk
        {
            Id = Guid.NewGuid().ToString("N"),
            Agent = agent.Value,
            Tool = call.Name,
            Shown = shown,
            Script = "",
            Approvers = approvers,
            ApproverNames = options.Approvers.Count == 0 ? asker : "Those who approve tools here",
            Life = TimeSpan.FromMinutes(options.ApprovalMinutes),
        };
    }

    /// <summary>Carries a call out, or says why not.</summary>
    /// <param name="call">The call.</param>
    /// <param name="approval">What became of its approval, where one was asked for.</param>
    /// <param name="cancellationToken">Ends the turn.</param>
    public async Task<ToolAnswer> CallAsync(FunctionCallContent call, Approval? approval, CancellationToken cancellationToken)
    {
        using var span = TurnSpans.Start("execute_tool");
        var began = time.GetTimestamp();
        var answer = await AnswerAsync(call, approval, cancellationToken);
        // Any other name is a model's own words.
        span?.SetTag("gen_ai.operation.name", "execute_tool").SetTag("gen_ai.tool.name", granted.ContainsKey(call.Name) ? call.Name : "unknown").SetTag("chatagency.outcome", answer.Outcome.ToString());
        audit.Add(new ToolUse(request, agent.Value, call.Name, answer.Outcome, time.GetElapsedTime(began), answer.Text.Length));
        return answer;
    }

    /// <summary>What the record keeps of a call that was approved: as much as a model would be shown.</summary>
    public string Kept(ToolAnswer answer) => ResultText.Cut(answer.Text, options.ResultCharacters);

    /// <summary>The answer as the model gets it: data, between marks of its own.</summary>
    public FunctionResultContent Result(FunctionCallContent call, ToolAnswer answer)
    {
        var text = ResultText.Cut(answer.Text, Math.Min(options.ResultCharacters, _charactersLeft));
        _charactersLeft = Math.Max(0, _charactersLeft - text.Length);
        return new FunctionResultContent(call.CallId, Boundary.Draw().AroundResult(text));
    }

    private bool NeedsApproval(AgencyTool tool) => tool.NeedsApproval || (tool.Reach == ToolReach.Writes && _hasReadUntrusted);

    // What only looks is recorded when it has ended, and nobody waits for that.
    private static bool IsRecordedFirst(AgencyTool tool) => tool.NeedsApproval || tool.Reach == ToolReach.Writes;

    private async Task<ToolAnswer> AnswerAsync(FunctionCallContent call, Approval? approval, CancellationToken cancellationToken)
    {
        if (!granted.TryGetValue(call.Name, out var tool)) return new ToolAnswer(ToolOutcome.NotGranted, "There is no such tool.");
        if (++Made > options.Calls) return new ToolAnswer(ToolOutcome.TooMany, "Not run: this answer has made as many calls as it may.");
        if (NeedsApproval(tool) && approval is not { State: ApprovalState.Begun }) return Unapproved(approval);
        if (IsRecordedFirst(tool) && !await audit.TryBeginAsync(request, agent.Value, call.Name, cancellationToken))
            return new ToolAnswer(ToolOutcome.NotRecorded, "Not run: what this does must be recorded first, and that cannot be done just now. Say so.");
        // Set before it runs: what a failing tool says has been read, too.
        _hasReadUntrusted |= tool.Reach != ToolReach.Computes;
        return await runner.RunAsync(tool, call, _caller, cancellationToken);
    }

    private static ToolAnswer Unapproved(Approval? approval) => approval?.State switch
    {
        ApprovalState.Done => new ToolAnswer(ToolOutcome.Done, approval.Outcome),
        ApprovalState.Denied => new ToolAnswer(ToolOutcome.NotApproved, "Not run: a person denied it. Do not ask for it again; say that it was denied."),
        ApprovalState.Expired => new ToolAnswer(ToolOutcome.NotApproved, "Not run: nobody approved it in time. Say so."),
        ApprovalState.Unknown => new ToolAnswer(ToolOutcome.TimedOut, "It was approved and begun, and then the agency was interrupted. Whether it was done is not known, and it is not tried again. Say exactly that, and how the person can look."),
        _ => new ToolAnswer(ToolOutcome.NotApproved, "Not run: this needs a person's approval, which cannot be asked for here. Say what you would have done."),
    };
}
