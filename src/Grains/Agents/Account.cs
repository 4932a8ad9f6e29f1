using ChatAgency.Core.Agents;
using Microsoft.Extensions.AI;

namespace ChatAgency.Grains.Agents;

/// <summary>Keeps which model answered, and at what cost in tokens.</summary>
internal sealed class Account(string? wanted)
{
    private string? _model;
    private long _input;
    private long _output;

    public void Add(ChatResponseUpdate update)
    {
        _model = update.ModelId ?? _model;
        foreach (var content in update.Contents)
        {
            if (content is not UsageContent { Details: var usage }) continue;
            // Some services repeat the sum so far with every piece: the last one counts.
            _input = usage.InputTokenCount ?? _input;
            _output = usage.OutputTokenCount ?? _output;
        }
    }

    public AgentStep.Finished Close() => new(_model ?? wanted ?? "", _input, _output);
}
