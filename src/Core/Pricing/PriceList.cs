using System.Buffers;

namespace ChatAgency.Core.Pricing;

/// <summary>The prices that an operator has set. Of a model that has none, nobody says what it costs.</summary>
/// <param name="Prices">One a model.</param>
public sealed record PriceList(IReadOnlyList<ModelPrice> Prices)
{
    // Services name the release of a model by its day: 2025-04-14, 20250414 or 0414.
    private const int MostOfDate = 10;
    private static readonly SearchValues<char> OfDate = SearchValues.Create("0123456789-");

    /// <summary>No price is set.</summary>
    public static PriceList None { get; } = new([]);

    /// <summary>What so many tokens of a model cost, in US dollars; null where it has no price.</summary>
    /// <param name="model">As it names itself.</param>
    /// <param name="inputTokens">What was sent to it.</param>
    /// <param name="outputTokens">What it wrote.</param>
    public decimal? Cost(string model, long inputTokens, long outputTokens) => Of(model)?.Cost(inputTokens, outputTokens);

    private ModelPrice? Of(string model)
    {
        foreach (var price in Prices)
        {
            if (Fits(price.Model, model)) return price;
        }

        return null;
    }

    private static bool Fits(string priced, string model)
    {
        if (!model.StartsWith(priced, StringComparison.OrdinalIgnoreCase)) return false;
        var rest = model.AsSpan(priced.Length);
        return rest.Length == 0 || (rest.Length is > 4 and <= MostOfDate + 1 && rest[0] == '-' && !rest[1..].ContainsAnyExcept(OfDate));
    }
}
