using System.Diagnostics.Metrics;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Pricing;

namespace ChatAgency.Grains.Operating;

/// <summary>What agents take of models. Where a model has no price, only tokens are counted.</summary>
internal sealed class SpendingMetrics
{
    private readonly PriceList prices;
    private readonly Counter<long> tokens;
    private readonly Counter<double> cost;

    public SpendingMetrics(IMeterFactory meters, PriceList prices)
    {
        this.prices = prices;
        var meter = meters.Create("ChatAgency");
        tokens = meter.CreateCounter<long>("chat_agent_tokens", description: "Tokens of finished model calls, by agent, model and kind.");
        cost = meter.CreateCounter<double>("chat_agent_cost_usd", description: "What they cost in US dollars, by agent and model, at the prices that are set.");
    }

    /// <summary>Counts a call; what it cost is returned, where its model has a price.</summary>
    public decimal? Spent(AgentName agent, (string Model, long Input, long Output) call)
    {
        tokens.Add(call.Input, new("agent", agent.Value), new("model", call.Model), new("kind", "input"));
        tokens.Add(call.Output, new("agent", agent.Value), new("model", call.Model), new("kind", "output"));
        var paid = prices.Cost(call.Model, call.Input, call.Output);
        if (paid is { } dollars) cost.Add((double)dollars, new("agent", agent.Value), new("model", call.Model));
        return paid;
    }
}
