using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Auditing;
using ChatAgency.Grains.Auditing;
using ChatAgency.Grains.Interfaces.Redacting;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Grains.Tools;

/// <summary>The record of what tools did: a line in the log and a record in the audit for each call asked for, run or not. The only place that writes them.</summary>
internal sealed partial class ToolAudit
{
    private readonly ILogger _logger;
    private readonly AuditTrail _trail;
    private readonly TimeProvider _time;
    private readonly Counter<long> _calls;

    public ToolAudit(IMeterFactory meters, AuditTrail trail, TimeProvider time, ILogger<ToolAudit> logger)
    {
        (_logger, _trail, _time) = (logger, trail, time);
        _calls = meters.Create("ChatAgency").CreateCounter<long>("chat_tool_call", description: "Tool calls that models asked for, by outcome.");
    }

    /// <summary>Records that a call is about to run; false where that is not known to be kept, so that it must not.</summary>
    public Task<bool> TryBeginAsync(AgentRequest request, string agent, string tool, CancellationToken cancellationToken) =>
        _trail.TryRecordAsync(EventOf(request, AuditKind.ToolBegun, tool, "begun", AuditDetail.Of("agent", agent)), cancellationToken);

    public void Add(ToolUse use)
    {
        // A name that the turn has no tool of is the model's own words, which belong into no log.
        var tool = use.Outcome == ToolOutcome.NotGranted ? "?" : use.Tool;
        _calls.Add(1, new KeyValuePair<string, object?>("outcome", use.Outcome.ToString()));
        Log.Used(_logger, use.Agent, tool, use.Outcome, (long)use.Took.TotalMilliseconds, use.ResultCharacters, use.Request.Turn, use.Request.Conversation.ToString(), use.Request.Author.Value, use.Request.CorrelationId);
        _trail.Add(EventOf(
            use.Request, AuditKind.ToolCalled, tool, use.Outcome.ToString(),
            AuditDetail.Of("agent", use.Agent), AuditDetail.Of("milliseconds", (long)use.Took.TotalMilliseconds), AuditDetail.Of("characters", use.ResultCharacters)));
    }

    private AuditEvent EventOf(AgentRequest request, AuditKind kind, string tool, string outcome, params ImmutableArray<AuditDetail> details) =>
        AuditEvent.In(request.Conversation, _time.GetUtcNow(), kind, request.Author.Value, tool, outcome, details.Insert(0, AuditDetail.Of("turn", request.Turn)));

    private static partial class Log
    {
        [LoggerMessage(EventId = 2302, Level = LogLevel.Information, Message = "{Agent} used {Tool}: {Outcome} in {Milliseconds} ms, {Characters} characters; turn {Turn} of {Conversation} by {Person}, correlation {CorrelationId}.")]
        public static partial void Used(ILogger logger, string agent, string tool, ToolOutcome outcome, long milliseconds, int characters, long turn, [ConversationData] string conversation, [PersonData] string person, string correlationId);
    }
}
