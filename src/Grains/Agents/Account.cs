using ChatAgency.Core.Agents;
using Microsoft.Extensions.AI;

namespace ChatAgency.Grains.Agents;

/// <summary>Keeps which model answered, and at what cost in tokens.</summary>
internal sealed class Account(AgentProfile profile)
{
    private string? _model;
    private long _input;
    private long _output;
    private long _inputBefore;
    private long _outputBefore;

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

    /// <summary>One of several calls is over; the next one counts its tokens from nothing.</summary>
    public void EndCall()
    {
        (_inputBefore, _outputBefore) = (_inputBefore + _input, _outputBefore + _output);
        (_input, _output) = (0, 0);
    }

    public AgentStep.Finished Close()
    {
        var model = _model ?? profile.Model ?? "";
        return new(model, _inputBefore + _input, _outputBefore + _output, [new Author(profile.Name, profile.Version, profile.Hash, model)]);
    }
}
