using ChatAgency.Console.Writing;

namespace ChatAgency.Console.Tests.Writing;

public sealed class HtmlTests
{
    private const string Attack = "<script>alert('x')</script>\" onfocus=\"y&z";

    [Fact]
    public void What_is_in_a_hole_is_text_and_never_markup()
    {
        var html = Html.Of($"<p title=\"{Attack}\">{Attack}</p>").ToString();

        Assert.Equal(2, html.Count(static letter => letter == '<'));
        Assert.Equal(2, html.Count(static letter => letter == '"'));
        Assert.DoesNotContain('\'', html);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Pieces_go_into_pieces_as_they_are_and_escaped_once()
    {
        var item = Html.Of($"<li>{"a & b"}</li>");

        Assert.Equal("<ul><li>a &amp; b</li><li>a &amp; b</li></ul>", Html.Of($"<ul>{Enumerable.Repeat(item, 2)}</ul>").ToString());
        Assert.Equal("<b></b>", Html.Of($"<b>{(Html?)null}{(string?)null}{Html.If(false, $"<i>no</i>")}</b>").ToString());
    }

    [Fact]
    public void Other_scripts_stay_readable_and_numbers_are_written_as_programs_do() =>
        Assert.Equal("<p>Größe 大きさ 1234.5</p>", Html.Of($"<p>{"Größe 大きさ"} {1234.5}</p>").ToString());

    [Theory]
    [InlineData("text")]
    [InlineData("area")]
    [InlineData("choice")]
    public void What_was_sent_comes_back_in_its_field_with_what_is_wrong_beside_it(string kind)
    {
        var field = (kind switch
        {
            "text" => Fields.Text("name", "Name", Attack, "hint", Attack),
            "area" => Fields.Area("name", "Name", Attack, 3, "hint", Attack),
            _ => Fields.Choice("name", "Name", Attack, [(Attack, Attack)], "hint", Attack),
        }).ToString();

        Assert.DoesNotContain("<script", field, StringComparison.Ordinal);
        Assert.DoesNotContain("onfocus=\"", field, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\" aria-describedby=\"name-hint name-fault\"", field, StringComparison.Ordinal);
        Assert.Contains("<label for=\"name\">", field, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chart_tells_its_numbers_to_who_cannot_see_it()
    {
        var chart = Bars.Of("Turns", [3, null, 0, 12], static count => $"{count}", "10:00", "14:00").ToString();

        Assert.Contains("aria-label=\"Turns: 3, none, 0, 12\"", chart, StringComparison.Ordinal);
        Assert.Equal(2, chart.Split("<rect").Length - 1);
        Assert.Contains("aria-label=\"Turns: nothing\"", Bars.Of("Turns", [null, 0], static count => $"{count}", "a", "b").ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(340, "340 ms")]
    [InlineData(12_440, "12.4 s")]
    [InlineData(300_000, "5 min")]
    [InlineData(12_000_000, "3 h 20 min")]
    [InlineData(86_400_000, "24 h")]
    [InlineData(432_000_000, "5 days")]
    [InlineData(-5, "0 ms")]
    public void A_span_is_told_in_the_unit_that_matters(long milliseconds, string words) => Assert.Equal(words, Times.Span(TimeSpan.FromMilliseconds(milliseconds)));

    [Theory]
    [InlineData(null, "–")]
    [InlineData("0", "$0")]
    [InlineData("0.00004", "below $0.0001")]
    [InlineData("0.00123", "$0.0012")]
    [InlineData("12.5", "$12.5")]
    public void An_amount_that_is_small_is_not_told_as_nothing(string? cost, string words) =>
        Assert.Equal(words, Money.Of(cost is null ? null : decimal.Parse(cost, System.Globalization.CultureInfo.InvariantCulture)));
}
