namespace ChatAgency.Core.Pricing;

/// <summary>What the service of a model asks for its tokens.</summary>
/// <param name="Model">As the model names itself in its answers; a date at the end of that name need not be given.</param>
/// <param name="InputPerMillion">US dollars for a million tokens that are sent to it.</param>
/// <param name="OutputPerMillion">US dollars for a million that it writes.</param>
public sealed record ModelPrice(string Model, decimal InputPerMillion, decimal OutputPerMillion)
{
    /// <summary>What so many tokens cost, in US dollars.</summary>
    public decimal Cost(long inputTokens, long outputTokens) => (inputTokens * InputPerMillion + outputTokens * OutputPerMillion) / 1_000_000m;
}
