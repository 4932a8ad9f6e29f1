using ChatAgency.Slack.Rendering;
using CsCheck;
using Xunit;

namespace ChatAgency.Slack.Tests.Rendering;

/// <summary>In a stream a model's words are nothing but words.</summary>
public class InertTextTests
{
    private const string P = "\u200b";

    private static readonly Gen<string> Words = Gen.OneOf(
        "see ", "https://evil.example/?q=secret ", "[here](https://evil.example) ", "![](http://evil.example/p.png) ", "<!here> ", "<@U123> ", "<https://evil.example|x> ", "@channel ", "&lt;!here&gt; ",
        "www.evil.example ", "evil.example/x ", "mailto:a@evil.example ", "[x]: http://evil.example\n", "[x][y] ", "#general ", "```cs\n", "**bold** ", "😀 ", "\n", "# Title\n", "- item\n", "half", "\ud83d", "\u0007", "a<b ")
        .Array[0, 30].Select(static parts => string.Concat(parts));

    [Theory]
    [InlineData("plain words and ", "plain words and ")]
    [InlineData("the last is not yet wh", "the last is not yet ")]
    [InlineData("**bold** `code` # Title\n", "**bold** `code` # Title\n")]
    [InlineData("https://evil.example/x ", $"https:{P}//evil.{P}example/x ")]
    [InlineData("[a](b) ![c](d) ", $"[a]{P}(b) !{P}[c]{P}(d) ")]
    [InlineData("<!here> <@U1> @here #c ", $"<{P}!here> <{P}@{P}U1> @{P}here #{P}c ")]
    [InlineData("1 < 2 && 3.5 ", $"1 <{P} 2 && 3.5 ")]
    public void Signs_are_parted_from_what_they_could_mark(string words, string text) => Assert.Equal(text, InertText.Growing(words));

    [Fact]
    public void Nothing_leads_anywhere_or_names_anybody_and_no_word_is_lost() => Words.Sample(static words =>
    {
        var text = InertText.Growing(words);
        string[] never = ["://", "](", "][", "]:", "<!", "<@", "<#", "<h", "![", "@c", "@U", "@e", "&l", "&g", "#g", "www.e", "evil.e", "mailto:a"];
        Assert.All(never, sign => Assert.DoesNotContain(sign, text, StringComparison.Ordinal));
        var whole = words[..(words.AsSpan().LastIndexOfAny(' ', '\n') + 1)];
        Assert.Equal(CleanText.Of(whole), text.Replace(P, "", StringComparison.Ordinal));
    }, iter: 2_000);

    [Fact]
    public void More_words_give_more_of_the_same_text() => Gen.Select(Words, Words).Sample(static (words, more) =>
        Assert.StartsWith(InertText.Growing(words), InertText.Growing(words + more), StringComparison.Ordinal), iter: 2_000);
}
