using ChatAgency.Grains.Agents;
using ChatAgency.Grains.Routing;
using ChatAgency.Grains.Tests.Prompts;
using Xunit;

namespace ChatAgency.Grains.Tests.Routing;

public sealed class LadderTests
{
    private static readonly Ladder Ladder = new(new KeywordRouter(AgentRoster.BuiltIn()), AgentRoster.BuiltIn());

    [Theory]
    [InlineData("Code", "code: what is a monad")]
    [InlineData("Code", "<@U04AGENCY> Code: hello")]
    [InlineData("Creative", "@Creative why does our VPN drop?")]
    [InlineData("Creative", "  @creative, a word please")]
    [InlineData("Technical", "TECHNICAL : write a poem")]
    [InlineData("General", "general: SELECT name FROM users")]
    public void Who_is_named_answers(string agent, string text)
    {
        var route = Ladder.Choose(Requests.Of(text, last: "Technical"));

        Assert.Equal((agent, 1.0), (route.Agent.Value, route.Confidence));
        Assert.Contains("by name", route.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("code of conduct for the summer party")]
    [InlineData("@codex is on holiday")]
    [InlineData("Creative::Suite is expensive")]
    [InlineData("the general: a film from 1926")]
    public void Who_is_only_mentioned_is_not_named(string text) => Assert.NotEqual(1.0, Ladder.Choose(Requests.Of(text)).Confidence);

    [Theory]
    [InlineData("Creative", "shorter, it has to fit on a mug")]
    [InlineData("Creative", "and one where the hero is the accountant")]
    [InlineData("Code", "now add error handling")]
    [InlineData("Code", "that doesn't compile, CS0103 on line 12")]
    [InlineData("Technical", "and which of those ports has to be open inbound")]
    [InlineData("Technical", "no i meant on the physical layer")]
    [InlineData("Technical", "why?")]
    [InlineData("General", "hmm ok. what would you do in my place?")]
    public void A_short_message_that_leans_on_the_talk_stays_with_its_agent(string last, string text) =>
        Assert.Equal(last, Ladder.Choose(Requests.Of(text, last: last)).Agent.Value);

    [Theory]
    [InlineData("Code", "Creative", "Thanks! Different thing: can you write a python script that resizes images in a folder?")]
    [InlineData("Creative", "Code", "Great. For the release party we need a poem and a catchy slogan, five lines at most please")]
    [InlineData("General", "Code", "Completely different topic: how many days of leave do people usually get in Portugal, and does it differ by age or region?")]
    public void A_new_matter_leaves_the_last_agent(string agent, string last, string text) =>
        Assert.Equal(agent, Ladder.Choose(Requests.Of(text, last: last)).Agent.Value);
}
