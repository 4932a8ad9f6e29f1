namespace ChatAgency.Models.Configuring;

/// <summary>What is wrong with the prices of models.</summary>
internal static class PriceFaults
{
    private const int Most = 100;
    private const decimal Dearest = 100_000;

    public static IEnumerable<string> Of(IList<PricedModel> prices)
    {
        if (prices.Count > Most) yield return $"Models:Prices has more than {Most} models";
        for (var i = 0; i < prices.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(prices[i].Model)) yield return $"Models:Prices:{i}:Model is missing";
            else if (prices.Take(i).Any(before => string.Equals(before.Model, prices[i].Model, StringComparison.OrdinalIgnoreCase))) yield return $"Models:Prices:{i}:Model has a price already";
            if (prices[i].InputPerMillion is not (>= 0 and <= Dearest)) yield return $"Models:Prices:{i}:InputPerMillion is not from 0 to 100000";
            if (prices[i].OutputPerMillion is not (>= 0 and <= Dearest)) yield return $"Models:Prices:{i}:OutputPerMillion is not from 0 to 100000";
        }
    }
}
