using ChatAgency.Core.Agents;
using ChatAgency.Grains.Agents;
using ChatAgency.Grains.Routing;
using Xunit;

namespace ChatAgency.Grains.Tests.Routing;

/// <summary>An agent that the training messages know nothing of joins by the examples in its profile.</summary>
public sealed class NewAgentTests
{
    private static readonly AgentProfile Facilities = new()
    {
        Name = new AgentName("Facilities"),
        Description = "Looks after the building.",
        Instructions = "You look after the building.",
        Hash = "0",
        Examples =
        [
            "The heating in room 204 does not work",
            "There is water dripping from the ceiling on the third floor",
            "Can somebody replace the light bulb in the corridor?",
            "The lift is stuck again",
            "Please order new toner and toilet paper for the second floor",
            "My desk is broken, the height adjustment does not move",
        ],
    };

    private static readonly RouteClassifier Classifier = new([.. AgentRoster.BuiltIn().All, Facilities]);

    [Theory]
    [InlineData("The heating in the kitchen does not work, it is freezing")]
    [InlineData("water is dripping from the ceiling in room 310")]
    [InlineData("can somebody replace the bulb of the lamp in my room")]
    [InlineData("lift is stuck between two floors")]
    [InlineData("my desk is broken")]
    [InlineData("the light in the corridor on the third floor is broken")]
    public void A_message_like_its_examples_is_for_it(string text) => AssertFor("Facilities", text);

    [Theory]
    [InlineData("Code", "write a python script that renames all files in a folder")]
    [InlineData("Code", "why is this null?\n```\nvar x = map.get(1).name\n```")]
    [InlineData("Technical", "Our VPN drops every hour on the hour, any idea why?")]
    [InlineData("Technical", "nginx returns 502 after the deployment, where do I look first")]
    [InlineData("Creative", "ten taglines for our coffee van please")]
    [InlineData("Creative", "I need a bedtime story about a brave toaster")]
    [InlineData("General", "What's the time difference between Dubai and Berlin?")]
    [InlineData("General", "translate this to Polish please")]
    [InlineData("General", "thanks a lot")]
    public void The_others_keep_theirs(string agent, string text) => AssertFor(agent, text);

    [Fact]
    public void Without_examples_it_is_chosen_by_name_alone()
    {
        var classifier = new RouteClassifier([.. AgentRoster.BuiltIn().All, Facilities with { Examples = [] }]);

        var chance = classifier.Classify("The heating in room 204 does not work").Chances.Single(static one => one.Agent.Value == "Facilities");

        Assert.Equal((0f, 0f), (chance.First, chance.Needed));
    }

    private static void AssertFor(string agent, string text)
    {
        var chances = Classifier.Classify(text).Chances;

        Assert.True(chances[0].Agent.Value == agent, string.Join(", ", chances));
    }
}
