using System.Text.Json;
using ChatAgency.Plugins;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatAgency.Grains.Tools;

/// <summary>Runs one call: its arguments checked, within its time limit. Nothing that goes wrong in a tool goes further than its answer.</summary>
internal sealed partial class ToolRunner(IOptions<ToolOptions> options, TimeProvider time, ILogger<ToolRunner> logger)
{
    public async Task<ToolAnswer> RunAsync(AgencyTool tool, FunctionCallContent call, ToolCaller caller, CancellationToken cancellationToken)
    {
        if (ArgumentFault(tool, call) is { } fault) return new ToolAnswer(ToolOutcome.BadArguments, $"Not run: {fault}.");
        var arguments = new AIFunctionArguments(call.Arguments);
        caller.Sign(arguments);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.CallSeconds), time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            // A tool that does not heed its token is left behind: the answer goes on.
            var result = await tool.Function.InvokeAsync(arguments, linked.Token).AsTask().WaitAsync(linked.Token);
            return new ToolAnswer(ToolOutcome.Done, ResultText.Of(result));
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception) when (limit.IsCancellationRequested)
        {
            return new ToolAnswer(ToolOutcome.TimedOut, "It took too long and was ended. Whether it did something is not known.");
        }
        catch (ToolFaultException expected)
        {
            return new ToolAnswer(ToolOutcome.Failed, expected.Message);
        }
        catch (Exception exception)
        {
            // The exception's own words may hold what is nobody's business.
            Log.Fault(logger, exception, tool.Function.Name);
            return new ToolAnswer(ToolOutcome.Failed, "The tool failed.");
        }
    }

    /// <summary>What is wrong with a call's arguments; null where nothing is.</summary>
    public static string? ArgumentFault(AgencyTool tool, FunctionCallContent call)
    {
        if (call.Exception is not null) return "the arguments are no JSON object";
        return ArgumentCheck.Fault(tool.Function.JsonSchema, JsonSerializer.SerializeToElement(call.Arguments ?? new Dictionary<string, object?>(), AIJsonUtilities.DefaultOptions));
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2303, Level = LogLevel.Error, Message = "Tool {Tool} failed unexpectedly.")]
        public static partial void Fault(ILogger logger, Exception exception, string tool);
    }
}
