using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Grains.Tools;

/// <summary>The record of what tools did: one line for each call asked for, run or not. The only place that writes it.</summary>
internal sealed partial class ToolAudit
{
    private readonly ILogger _logger;
    private readonly Counter<long> _calls;

    public ToolAudit(IMeterFactory meters, ILogger<ToolAudit> logger)
    {
        _logger = logger;
        _calls = meters.Create("ChatAgency").CreateCounter<long>("chat_tool_call", description: "Tool calls that models asked for, by outcome.");
    }

    public void Add(ToolUse use)
    {
        // A name that the turn has no tool of is the model's own words, which belong into no log.
        var tool = use.Outcome == ToolOutcome.NotGranted ? "?" : use.Tool;
        _calls.Add(1, new KeyValuePair<string, object?>("outcome", use.Outcome.ToString()));
        Log.Used(_logger, use.Agent, tool, use.Outcome, (long)use.Took.TotalMilliseconds, use.ResultCharacters, use.Request.Turn, use.Request.Conversation.ToString(), use.Request.Author.Value, use.Request.CorrelationId);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2302, Level = LogLevel.Information, Message = "{Agent} used {Tool}: {Outcome} in {Milliseconds} ms, {Characters} characters; turn {Turn} of {Conversation} by {Person}, correlation {CorrelationId}.")]
        public static partial void Used(ILogger logger, string agent, string tool, ToolOutcome outcome, long milliseconds, int characters, long turn, string conversation, string person, string correlationId);
    }
}
