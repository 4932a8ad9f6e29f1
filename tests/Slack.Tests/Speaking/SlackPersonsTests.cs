using System.Net;
using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Interfaces.Speaking;
using ChatAgency.Slack.Tests.Outbound;
using Xunit;

namespace ChatAgency.Slack.Tests.Speaking;

/// <summary>What is decided where Slack can be asked, through the platform's own door.</summary>
public class SlackPersonsTests
{
    private static readonly ConversationId Conversation = new("slack", "T1", "C1", "1767225000.000100");

    [Theory]
    [InlineData("""{"ok":true,"user":{"name":"a"}}""", null)]
    [InlineData("""{"ok":true,"user":{"name":"a","is_restricted":true}}""", "no guests")]
    [InlineData("""{"ok":true,"user":{"name":"a","is_restricted":true,"is_ultra_restricted":true}}""", "no guests")]
    [InlineData("""{"ok":true,"user":{"name":"a","is_stranger":true}}""", "another organisation")]
    [InlineData("""{"ok":false,"error":"user_not_found"}""", null)]
    public async Task Guests_and_strangers_are_refused_and_who_is_not_known_is_a_member(string answer, string? words)
    {
        using var slack = new ScriptedSlack().Answers(answer);
        var refusal = await RefusalAsync(slack);
        if (words is null) Assert.Null(refusal);
        else Assert.Contains(words, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_opened_to_guests_answers_them()
    {
        using var slack = new ScriptedSlack().Answers("""{"ok":true,"user":{"name":"a","is_restricted":true}}""");
        slack.Speaking = WorkspaceSpeaking.Empty with { Wishes = new SpeakingWishes { Channels = [new ChannelSpeaking("C1", Guests: true)] } };
        Assert.Null(await RefusalAsync(slack));
        Assert.NotNull(await RefusalAsync(slack, new ConversationId("slack", "T1", "C2", "1767225000.000100")));
    }

    [Fact]
    public async Task A_group_on_the_list_is_looked_up_once_and_its_members_are_answered()
    {
        using var slack = new ScriptedSlack().Answers("""{"ok":true,"user":{"name":"a"}}""", """{"ok":true,"users":["U1","U7"]}""", """{"ok":true,"user":{"name":"b"}}""");
        slack.Speaking = WorkspaceSpeaking.Empty with { Wishes = new SpeakingWishes { People = ["U5", "S1"] } };
        Assert.Null(await RefusalAsync(slack));
        Assert.Contains("only some of the people", await RefusalAsync(slack, person: "U2"), StringComparison.Ordinal);
        Assert.Equal(["/api/users.info", "/api/usergroups.users.list", "/api/users.info"], slack.Calls.Select(static call => call.Method));
        Assert.Equal("S1", slack.Calls[1].Form["usergroup"]);
    }

    [Fact]
    public async Task A_group_of_which_Slack_does_not_tell_has_nobody_in_it()
    {
        using var slack = new ScriptedSlack().Answers("""{"ok":true,"user":{"name":"a"}}""").Then(HttpStatusCode.BadGateway);
        slack.Speaking = WorkspaceSpeaking.Empty with { Wishes = new SpeakingWishes { People = ["S1"] } };
        Assert.NotNull(await RefusalAsync(slack));
    }

    [Fact]
    public async Task A_list_of_channels_closes_no_direct_message()
    {
        using var slack = new ScriptedSlack().Answers("""{"ok":true,"user":{"name":"a"}}""");
        slack.Speaking = WorkspaceSpeaking.Empty with { Wishes = new SpeakingWishes { Only = ["C9"] }, Muted = ["D1"] };
        Assert.Null(await RefusalAsync(slack, new ConversationId("slack", "T1", "D1", "1767225000.000100")));
        Assert.NotNull(await RefusalAsync(slack));
    }

    private static async Task<string?> RefusalAsync(ScriptedSlack slack, ConversationId? at = null, string person = "U1") =>
        await slack.Platform.RefusalAsync(at ?? Conversation, new PersonId(person), TestContext.Current.CancellationToken);
}
