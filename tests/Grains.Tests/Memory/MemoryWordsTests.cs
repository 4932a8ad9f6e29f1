using ChatAgency.Grains.Memory;
using Xunit;

namespace ChatAgency.Grains.Tests.Memory;

public sealed class MemoryWordsTests
{
    [Theory]
    [InlineData("remember that I work in UTC+2", "I work in UTC+2", MemoryReach.Here, false)]
    [InlineData("@Agency please remember that our database is PostgreSQL 17.", "our database is PostgreSQL 17", MemoryReach.Here, false)]
    [InlineData("Remember: short answers", "short answers", MemoryReach.Here, false)]
    [InlineData("remember everywhere that my name is Ada", "my name is Ada", MemoryReach.Everywhere, false)]
    [InlineData("remember for everyone that releases are on Tuesdays", "releases are on Tuesdays", MemoryReach.Workspace, false)]
    [InlineData("note for the team: no deploys on fridays", "no deploys on fridays", MemoryReach.Workspace, false)]
    [InlineData("remember that I use tabs. Now write a for loop in C.", "I use tabs", MemoryReach.Here, true)]
    [InlineData("Merk dir, dass ich Tee trinke", "ich Tee trinke", MemoryReach.Here, false)]
    internal void What_is_to_be_remembered_is_recognised(string message, string fact, MemoryReach reach, bool goesOn) =>
        Assert.Equal(new MemoryAsk.Remember(fact, reach, goesOn), MemoryWords.Read(message));

    [Theory]
    [InlineData("remember that bug we had last week?")]
    [InlineData("do you remember that film")]
    [InlineData("write a poem: remember that the sea is blue")]
    [InlineData("I remember that well")]
    [InlineData("what do you know about Rome?")]
    [InlineData("forget it")]
    [InlineData("forget the database and use a file")]
    [InlineData("forget everything else and focus on the tests")]
    [InlineData("noted: thanks")]
    [InlineData("remember that")]
    [InlineData("")]
    public void What_only_sounds_like_it_is_left_to_the_agent(string message) => Assert.Null(MemoryWords.Read(message));

    [Theory]
    [InlineData("What do you remember about me?")]
    [InlineData("what do you know about me")]
    [InlineData("Was weißt du über mich?")]
    public void What_is_remembered_may_be_asked_for(string message) => Assert.IsType<MemoryAsk.Recall>(MemoryWords.Read(message));

    [Fact]
    public void Facts_are_forgotten_all_or_by_number_or_by_words()
    {
        Assert.IsType<MemoryAsk.ForgetAll>(MemoryWords.Read("Forget everything about me."));
        Assert.IsType<MemoryAsk.ForgetAll>(MemoryWords.Read("forget everything you know about me"));
        Assert.Equal(new MemoryAsk.ForgetNumber(2, false), MemoryWords.Read("forget fact 2"));
        Assert.Equal(new MemoryAsk.ForgetNumber(1, true), MemoryWords.Read("forget note 1"));
        Assert.Equal(new MemoryAsk.ForgetWords("I use tabs"), MemoryWords.Read("forget that I use tabs"));
    }
}
