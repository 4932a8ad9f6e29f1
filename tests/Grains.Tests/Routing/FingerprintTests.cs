using ChatAgency.Grains.Routing;
using Xunit;

namespace ChatAgency.Grains.Tests.Routing;

/// <summary>Which messages count as alike, by their words alone.</summary>
public sealed class FingerprintTests
{
    [Theory]
    [InlineData("Why does our VPN drop every night?", "why does our vpn drop every night", true)]
    [InlineData("why does our vpn drop every night", "every night our VPN does drop, why?", true)]
    [InlineData("please write a short poem about our release party on friday", "please write a short poem about our release party on monday", true)]
    [InlineData("why does our vpn drop every night", "why does our printer drop every night", false)]
    [InlineData("name our app", "name our team", false)]
    [InlineData("生产数据库今天很慢请帮忙看看", "生产数据库今天很慢请帮忙看看!", true)]
    [InlineData("生产数据库今天很慢请帮忙看看", "给新来的同事写一首短诗吧", false)]
    public void It_is_alike_or_not(string one, string other, bool alike) => Assert.Equal(alike, Likeness(one, other) >= Fingerprint.Alike);

    [Theory]
    [InlineData("why?", false)]
    [InlineData("and now this", true)]
    [InlineData("more more more", false)]
    [InlineData("🙂🙂🙂", false)]
    [InlineData("帮我写诗", true)]
    public void A_message_of_few_words_says_too_little(string text, bool enough) =>
        Assert.Equal(enough, Fingerprint.Of(text, "slack/T1").Length >= Fingerprint.Fewest);

    [Fact]
    public void Numbers_are_few_in_order_and_of_one_workspace_alone()
    {
        var text = string.Join(' ', Enumerable.Range(0, 500).Select(static i => $"word{i}"));
        var numbers = Fingerprint.Of(text, "slack/T1");

        Assert.Equal(64, numbers.Length);
        Assert.Equal(numbers.Order().Distinct(), numbers);
        Assert.Empty(numbers.Intersect(Fingerprint.Of(text, "slack/T2")));
    }

    [Theory]
    [InlineData(0, 1.0, 1.0)]
    [InlineData(20, 0.85, 0.98)]
    [InlineData(250, 0.2, 0.5)]
    public void The_likeness_of_long_messages_is_estimated(int changed, double least, double most)
    {
        // Of 500 words so many are others: the share of common words is (500 - n) / (500 + n).
        var one = string.Join(' ', Enumerable.Range(0, 500).Select(static i => $"w{i}"));
        var other = string.Join(' ', Enumerable.Range(changed, 500).Select(static i => $"w{i}"));

        Assert.InRange(Likeness(one, other), least, most);
    }

    private static double Likeness(string one, string other) => Fingerprint.Likeness(Fingerprint.Of(one, "slack/T1"), Fingerprint.Of(other, "slack/T1"));
}
