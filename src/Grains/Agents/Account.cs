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
    private decimal? _cost = 0;

    private string Model => _model ?? profile.Model ?? "";

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

    /// <summary>One of several calls is over; the next one counts its tokens from nothing. What it took is returned.</summary>
    public (string Model, long Input, long Output) EndCall()
    {
        var (input, output) = (_input, _output);
        (_inputBefore, _outputBefore) = (_inputBefore + input, _outputBefore + output);
        (_input, _output) = (0, 0);
        return (Model, input, output);
    }

    /// <summary>What a call cost; nothing where its model has no price, and then nobody says what all of them cost.</summary>
    public void Pay(decimal? cost) => _cost += cost;

    public AgentStep.Finished Close() =>
        new(Model, _inputBefore + _input, _outputBefore + _output, [new Author(profile.Name, profile.Version, profile.Hash, Model)], _cost);
}
