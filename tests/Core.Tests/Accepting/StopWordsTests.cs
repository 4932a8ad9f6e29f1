using ChatAgency.Core.Accepting;
using Xunit;

namespace ChatAgency.Core.Tests.Accepting;

public sealed class StopWordsTests
{
    [Theory]
    [InlineData("stop")]
    [InlineData("STOP!!!")]
    [InlineData(" Stop. ")]
    [InlineData("…stop 🛑")]
    [InlineData("**Abbrechen**")]
    [InlineData("Please stop")]
    [InlineData("<@U04AGENCY> stop")]
    [InlineData("<@U04AGENCY|agency>: halt")]
    [InlineData("@agency cancel")]
    [InlineData("停止。")]
    public void A_whole_message_of_a_stop_word_is_one(string text) => Assert.True(StopWords.Is(text, Addressing.Agency));

    [Theory]
    [InlineData("")]
    [InlineData("!!!")]
    [InlineData("@agency")]
    [InlineData("stop the server")]
    [InlineData("how do I stop?")]
    [InlineData("stopwatch")]
    [InlineData("<@U04AGENCY")]
    public void Anything_else_is_none(string text) => Assert.False(StopWords.Is(text, Addressing.Agency));

    [Fact]
    public void A_word_for_another_person_of_the_thread_is_not_the_agencys()
    {
        Assert.False(StopWords.Is("<@U05BOB> stop", Addressing.Thread));
        Assert.True(StopWords.Is("stop", Addressing.Thread));
    }
}
