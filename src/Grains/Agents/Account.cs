using ChatAgency.Core.Agents;
using Microsoft.Extensions.AI;

namespace ChatAgency.Grains.Agents;

/// <summary>Keeps which model answered, and at what cost in tokens.</summary>
internal sealed class Account(AgentProfile profile)
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

    public AgentStep.Finished Close()
    {
        var model = _model ?? profile.Model ?? "";
        return new(model, _input, _output, [new Author(profile.Name, profile.Version, profile.Hash, model)]);
    }
}
