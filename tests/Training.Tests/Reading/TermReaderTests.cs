using ChatAgency.Classifying.Reading;

namespace ChatAgency.Training.Tests.Reading;

public sealed class TermReaderTests
{
    [Theory]
    [InlineData("a &lt; b", "a < b")]
    [InlineData("Hello WORLD", "hello world")]
    [InlineData("room 12", "room 34")]
    [InlineData("<@U04AGENCY> hello there", "hello there")]
    [InlineData("see <https://example.com/a/b|the page>", "see the page")]
    [InlineData("it\u2019s late", "it's late")]
    public void What_means_the_same_has_the_same_words(string one, string other) => Assert.Equal(Words(one), Words(other));

    [Theory]
    [InlineData("name of it", "```name of it```")]
    [InlineData("dog bites man", "man bites dog")]
    public void What_means_another_thing_has_other_words(string one, string other) => Assert.NotEqual(Words(one), Words(other));

    [Theory]
    [InlineData("haiku please", "俳句をお願いします")]
    [InlineData("a poem", "ein Gedicht")]
    [InlineData("reverse proxy", "pare-feu")]
    public void Words_of_one_concept_are_one_idea_in_all_languages(string one, string other) => Assert.NotEmpty(Ideas(one).Intersect(Ideas(other)));

    [Fact]
    public void A_word_without_a_concept_is_no_idea() => Assert.Empty(Ideas("zzqx"));

    private static uint[] Words(string text)
    {
        var terms = new Terms();
        TermReader.Read(text, terms);
        terms.Words.Sort();
        return terms.Words.Items.ToArray();
    }

    private static uint[] Ideas(string text)
    {
        var terms = new Terms();
        TermReader.Read(text, terms);
        return terms.Ideas.Items.ToArray();
    }
}
