using ChatAgency.Core.Accepting;
using ChatAgency.Core.Conversations;
using ChatAgency.Slack.Inbound;
using Xunit;
using static ChatAgency.Slack.Tests.Inbound.SamplePayload;

namespace ChatAgency.Slack.Tests.Inbound;

public class CommandMapTests
{
    private const string From = "command=%2Fagency&team_id=T1&user_id=U1&api_app_id=" + App;

    [Theory]
    [InlineData("use+Code", "Code")]
    [InlineData("USE++night+legal+", "night legal")]
    [InlineData("use+%40Code", "Code")]
    [InlineData("use", null)]
    [InlineData("", null)]
    [InlineData("please+help", null)]
    public void A_choice_names_its_agent(string text, string? name) =>
        Assert.Equal(new InboundAction.Use("T1", new PersonId("U1"), name), Map($"{From}&text={text}", FormType));

    [Theory]
    [InlineData("help", CommandWord.Help)]
    [InlineData("Agents", CommandWord.Agents)]
    public void A_word_asks_something_of_the_agency_itself(string text, CommandWord word) =>
        Assert.Equal(new InboundAction.Tell("T1", word), Map($"{From}&text={text}", FormType));

    [Fact]
    public void A_command_without_text_is_one() => Assert.Equal(new InboundAction.Use("T1", new PersonId("U1"), null), Map(From, FormType));

    [Theory]
    [InlineData("&is_enterprise_install=true&enterprise_id=E1", "E1")]
    [InlineData("&is_enterprise_install=false&enterprise_id=E1", "T1")]
    public void An_org_wide_installation_is_its_enterprise(string more, string workspace) =>
        Assert.Equal(new InboundAction.Use(workspace, new PersonId("U1"), "Code"), Map($"{From}&text=use+Code{more}", FormType));

    [Theory]
    [InlineData("command=%2Fagency&team_id=T1&text=use+Code", IgnoredBecause.Incomplete)]
    [InlineData("command=%2Fagency&user_id=U1&text=use+Code", IgnoredBecause.Incomplete)]
    [InlineData("command=%2Fagency&team_id=T%2F1&user_id=U1", IgnoredBecause.Incomplete)]
    [InlineData("command=%2Fother&team_id=T1&user_id=U1&text=use+Code", IgnoredBecause.Command)]
    public void What_says_not_whose_it_is_or_is_another_command_is_ignored(string form, string reason) => Assert.Equal(new InboundAction.Ignored(reason), Map(form, FormType));

    [Fact]
    public void A_command_of_another_app_is_ignored() => Assert.Equal(new InboundAction.Ignored(IgnoredBecause.OtherApp), Map($"{From}&text=use+Code", FormType, ourApp: "A0OTHER"));
}
