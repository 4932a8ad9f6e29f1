using ChatAgency.Core.Accepting;
using Xunit;

namespace ChatAgency.Core.Tests.Accepting;

public class CommandWordsTests
{
    [Theory]
    [InlineData("help", CommandWord.Help)]
    [InlineData(" <@U04AGENCY>, Help! ", CommandWord.Help)]
    [InlineData("AGENTS", CommandWord.Agents)]
    [InlineData("agents?", CommandWord.Agents)]
    [InlineData("<@U04AGENCY|agency> mute", CommandWord.Mute)]
    [InlineData("Unmute.", CommandWord.Unmute)]
    [InlineData("help me with this", null)]
    [InlineData("which agents are there", null)]
    [InlineData("<@U04AGENCY", null)]
    [InlineData("", null)]
    public void A_word_is_a_whole_message(string text, CommandWord? word) => Assert.Equal(word, CommandWords.Read(text));
}
