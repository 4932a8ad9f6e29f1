using ChatAgency.Core.Pricing;
using Xunit;

namespace ChatAgency.Core.Tests.Pricing;

/// <summary>What tokens cost, and where nobody knows.</summary>
public sealed class PriceListTests
{
    private static readonly PriceList Prices = new([new ModelPrice("small", 0.4m, 1.6m), new ModelPrice("small-mini", 0.1m, 0.2m)]);

    [Theory]
    [InlineData("small", "2.000")]
    [InlineData("Small", "2.000")]
    [InlineData("small-2025-04-14", "2.000")]
    [InlineData("small-20250414", "2.000")]
    [InlineData("small-0414", "2.000")]
    [InlineData("small-mini", "0.300")]
    [InlineData("small-mini-2025-04-14", "0.300")]
    public void A_model_has_its_own_price_whatever_its_day(string model, string dollars) =>
        Assert.Equal(dollars, Prices.Cost(model, 1_000_000, 1_000_000)!.Value.ToString("0.000", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("small-nano")]
    [InlineData("small-2")]
    [InlineData("smaller")]
    [InlineData("other")]
    [InlineData("")]
    public void A_model_without_a_price_has_no_cost(string model) => Assert.Null(Prices.Cost(model, 1_000_000, 1_000_000));

    [Fact]
    public void Input_and_output_are_paid_by_their_number() => Assert.Equal(0.4m * 0.003m + 1.6m * 0.0005m, Prices.Cost("small", 3_000, 500));
}
