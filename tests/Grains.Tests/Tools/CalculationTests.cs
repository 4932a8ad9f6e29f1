using ChatAgency.Grains.Tools.BuiltIn;
using Xunit;

namespace ChatAgency.Grains.Tests.Tools;

public sealed class CalculationTests
{
    [Theory]
    [InlineData("1+2*3", "7")]
    [InlineData("(1+2)*3", "9")]
    [InlineData("-2^2", "-4")]
    [InlineData("2^-1", "0.5")]
    [InlineData("2^3^2", "512")]
    [InlineData("0.1+0.2", "0.3")]
    [InlineData("10 % 4 - 5!", "-118")]
    [InlineData("1e3 + 1_000", "2000")]
    [InlineData("round(2.345, 2) + max(1, 2, 3)", "5.35")]
    [InlineData("sqrt(2)^2", "2")]
    [InlineData("ln(e) + log(100) + cos(pi)", "2")]
    [InlineData("7 × 6 ÷ 2", "21")]
    [InlineData("---1", "-1")]
    public void A_formula_is_worked_out(string formula, string result) => Assert.Equal(result, Calculation.Evaluate(formula));

    [Theory]
    [InlineData("")]
    [InlineData("1+")]
    [InlineData("(1")]
    [InlineData("1)")]
    [InlineData("2 3")]
    [InlineData("system('ls')")]
    [InlineData("x+1")]
    [InlineData("sqrt()")]
    [InlineData("sqrt(1,2)")]
    [InlineData("(1,2)")]
    [InlineData("1/0")]
    [InlineData("171!")]
    [InlineData("1.5!")]
    [InlineData("9^9^9^9")]
    [InlineData("1..2")]
    public void What_is_none_is_refused(string formula) => Assert.Throws<FormatException>(() => Calculation.Evaluate(formula));

    [Theory]
    [InlineData("(")]
    [InlineData("-")]
    [InlineData("2^")]
    [InlineData("abs(")]
    public void However_deep_or_long_it_costs_nothing(string piece)
    {
        Assert.Throws<FormatException>(() => Calculation.Evaluate(string.Concat(Enumerable.Repeat(piece, 120))));
        Assert.Throws<FormatException>(() => Calculation.Evaluate(new string('1', 501)));
    }
}
