using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.Workspaces;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

public sealed class RealPayloadTests(Stage stage)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Team => stage.Slack.Workspace.TeamId;

    private string App => stage.Slack.Workspace.AppId;

    private string Bot => stage.Slack.Workspace.BotUserId;

    private string Person => stage.Slack.User.Id;

    [Fact]
    public async Task A_mention()
    {
        var (channel, question) = (stage.NewChannel(), Question.New("A real mention?"));
        var said = Place(channel, Mentioning(question));
        await SendAsync(RealPayload.Request(
            "sdk-tests/inbound/app_mention--EventRequestTest--appMentionPayload.json",
            ("T123", Team), ("A123", App), ("U123", Bot), ("UUUUUXXXXX", Person), ("C123", channel.Id), ("1583636399.000700", said.Ts), ("<@U123> test", Mentioning(question)), (" test", " " + question.Text)));
        Assert.Single((await stage.Slack.AnsweredAsync(said, question, Token)).FromBot);
    }

    [Fact]
    public async Task A_mention_that_came_as_a_message_and_a_reply_in_its_thread()
    {
        var (channel, first, second) = (stage.NewChannel(), Question.New("A recorded mention?"), Question.New("A recorded reply?"));
        var root = Place(channel, Mentioning(first));
        (string, string)[] ids = [("T00FAKE00AA", Team), ("A00FAKEAPP01", App), ("U00FAKEBOT01", Bot), ("U00FAKEUSER1", Person), ("C00FAKECHAN1", channel.Id), ("1767224888.280449", root.Ts)];
        await SendAsync(RealPayload.Request("recorded/slack.json:mention", [.. ids, ("<@U00FAKEBOT01> Hey", Mentioning(first))]));
        await stage.Slack.AnsweredAsync(root, first, Token);

        var reply = Place(channel, second.Text, root.Ts);
        await SendAsync(RealPayload.Request("recorded/slack.json:followUp", [.. ids, ("1767224901.701849", reply.Ts), ("Hi", second.Text)]));
        var thread = await stage.Slack.AnsweredAsync(root, second, Token);
        Assert.Equal(2, thread.FromBot.Count);
        Assert.Contains(first.AnswerTag, Assert.Single(stage.Model.About(second)).Request.Prompt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Direct_messages()
    {
        var channel = stage.NewChannel(ChannelKind.Direct);
        (string, string)[] ids = [("T0ADGE2G4EM", Team), ("A0ACN407A3Z", App), ("U0ADXR1N57A", Bot), ("U0ADXQT6CRW", Person), ("D0ACX51K95H", channel.Id)];
        foreach (var (name, words, ts) in new[] { ("directDM", "hello hello", "1771442483.260129"), ("followUp", "cool!!", "1771442498.377609") })
        {
            var question = Question.New("A recorded direct message?");
            var said = Place(channel, question.Text);
            await SendAsync(RealPayload.Request($"recorded/dm/slack-direct.json:{name}", [.. ids, (words, question.Text), (ts, said.Ts)]));
            Assert.Single((await stage.Slack.AnsweredAsync(said, question, Token)).FromBot);
        }
    }

    [Fact]
    public async Task A_message_to_the_assistant_is_answered_in_its_thread()
    {
        var (channel, question) = (stage.NewChannel(ChannelKind.Direct), Question.New("A message to the assistant?"));
        var root = Place(channel, "New chat");
        var said = Place(channel, question.Text, root.Ts);
        await SendAsync(RealPayload.Request(
            "sdk-tests/inbound/message--test_events_assistant--user_message_event_body_with_assistant_thread.json",
            ("T111", Team), ("A111", App), ("W111", Bot), ("W222", Person), ("D111", channel.Id), ("1726133698.626339", root.Ts), ("1726133700.887259", said.Ts), ("When Slack was released?", question.Text)));
        Assert.Single((await stage.Slack.AnsweredAsync(root, question, Token)).FromBot);
    }

    [Fact]
    public async Task A_file_with_a_question()
    {
        var (channel, question) = (stage.NewChannel(), Question.New("What is in this file?"));
        var said = Place(channel, Mentioning(question));
        await SendAsync(RealPayload.Request(
            "sdk-tests/inbound/message.file_share--test_message_file_share--event_payload.json",
            ("T111", Team), ("A111", App), ("U222", Bot), ("U111", Person), ("C111", channel.Id), ("1652227646.593159", said.Ts), ("Hi there!", Mentioning(question))));
        Assert.Single((await stage.Slack.AnsweredAsync(said, question, Token)).FromBot);
    }

    [Fact]
    public async Task A_reply_that_was_also_sent_to_the_channel()
    {
        var (channel, question) = (stage.NewChannel(), Question.New("Sent to the channel too?"));
        var root = await AnsweredThreadAsync(channel);
        var said = Place(channel, question.Text, root.Ts);
        await SendAsync(RealPayload.Request(
            "sdk-tests/inbound/message.thread_broadcast--test_message_thread_broadcast--event_payload.json",
            ("T111", Team), ("A111", App), ("W111", Bot), ("U111", Person), ("C111", channel.Id), ("1633663824.000500", root.Ts), ("1633670813.007500", said.Ts), ("Hi there!", question.Text)));
        Assert.Equal(2, (await stage.Slack.AnsweredAsync(root, question, Token)).FromBot.Count);
    }

    [Fact]
    public async Task An_edit_is_answered_anew_in_the_same_place()
    {
        var (channel, first, second) = (stage.NewChannel(), Question.New("Before the edit?"), Question.New("After the edit?"));
        var said = await stage.Slack.AskAsync(channel, first, Token);
        var post = Assert.Single((await stage.Slack.AnsweredAsync(said, first, Token)).FromBot);
        await stage.Agency.EndedAsync(said, "Completed", Token);
        await SendAsync(RealPayload.Request(
            "sdk-tests/inbound/message.message_changed--test_message_changed--event_payload.json",
            ("T111", Team), ("T-auth", Team), ("A111", App), ("U-auth", Bot), ("U111", Person), ("U222", Person), ("C111", channel.Id), ("1665102338.901939", said.Ts),
            ("1665102362.000000", Place(channel, "the moment of the edit").Ts), ("original message", Mentioning(first)), ("updated message", Mentioning(second))));
        var again = Assert.Single((await stage.Slack.AnsweredAsync(said, second, Token)).FromBot);
        Assert.Equal(post.Ts, again.Ts);
        Assert.DoesNotContain(first.AnswerTag, again.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deletion_withdraws_the_answer()
    {
        var (channel, question) = (stage.NewChannel(), Question.New("Soon deleted?"));
        var said = await stage.Slack.AskAsync(channel, question, Token);
        await stage.Slack.AnsweredAsync(said, question, Token);
        await SendAsync(RealPayload.Request(
            "sdk-tests/inbound/message.message_deleted--test_message_deleted--event_payload.json",
            ("T111", Team), ("T-auth", Team), ("A111", App), ("U-auth", Bot), ("U111", Person), ("C111", channel.Id), ("1665368619.804829", said.Ts), ("Delete this message", Mentioning(question))));
        await stage.Slack.UntilAsync(said, static view => view.FromBot.Count == 0, Token);
        await stage.Agency.EndedAsync(said, "Withdrawn", Token);
    }

    [Theory]
    [InlineData("sdk-tests/inbound/message.bot_message--test_message_bot--classic_bot_message_event_payload.json", "1610262363.001600")]
    [InlineData("sdk-tests/inbound/message--test_message_bot--bot_message_event_payload.json", "1610261539.000900")]
    public async Task Other_bots_are_not_answered(string name, string ts)
    {
        var channel = stage.NewChannel();
        var root = await AnsweredThreadAsync(channel);
        var said = Place(channel, "Hi there!", root.Ts);
        await SendAsync(RealPayload.Request(name, ("T111", Team), ("C111", channel.Id), (ts, said.Ts), ("Hi there! Thanks for sharing the info!", $"<@{Bot}> and who are you?")));

        // What comes after it in the thread is answered, so it was passed over.
        var question = Question.New("And a person?");
        await stage.Slack.SayAsync(channel.Id, Person, question.Text, root.ThreadTs, cancellationToken: Token);
        Assert.Equal(2, (await stage.Slack.AnsweredAsync(root, question, Token)).FromBot.Count);
        Assert.Empty(stage.Slack.Thread(channel.Id, said.Ts).FromBot);
    }

    private async Task<Said> AnsweredThreadAsync(Channel channel)
    {
        var question = Question.New("The thread's beginning.");
        var said = await stage.Slack.AskAsync(channel, question, Token);
        await stage.Slack.AnsweredAsync(said, question, Token);
        return said;
    }

    private Said Place(Channel channel, string text, string? thread = null)
    {
        var ts = stage.Slack.Place(channel.Id, Person, text, thread);
        return new Said(channel.Id, ts, thread ?? ts, []);
    }

    private string Mentioning(Question question) => $"<@{Bot}> {question.Text}";

    [Theory]
    [InlineData("assistant_thread_started--test_events_assistant--thread_started_event_body.json", "C222")]
    [InlineData("assistant_thread_context_changed--test_events_assistant--thread_context_changed_event_body.json", "C333")]
    public async Task Whoever_begins_a_thread_with_the_assistant_is_offered_questions(string name, string inView)
    {
        var (pane, seen) = (stage.NewChannel(ChannelKind.Direct), stage.NewChannel());
        var root = Place(pane, "New chat");
        await SendAsync(RealPayload.Request($"sdk-tests/inbound/{name}", ("T111", Team), ("A111", App), ("W111", Bot), ("W222", Person), ("D111", pane.Id), (inView, seen.Id), ("1726133698.626339", root.Ts)));
        Assert.InRange(stage.Slack.Prompts(pane.Id, root.Ts).Count, 1, 4);
    }

    [Fact]
    public async Task Whoever_opens_the_agents_pane_is_offered_questions()
    {
        var pane = stage.NewChannel(ChannelKind.Direct);
        await SendAsync(RealPayload.Request("sdk-tests/inbound/app_home_opened--test_events_org_apps--event_payload.json", ("T111", Team), ("A111", App), ("D111", pane.Id)));
        Assert.InRange(stage.Slack.Prompts(pane.Id).Count, 1, 4);
    }

    [Theory]
    [InlineData("app_uninstalled--test_events_token_revocations--event_payload.json")]
    [InlineData("tokens_revoked--test_events_token_revocations--event_payload.json")]
    public async Task What_an_organisation_says_of_an_app_that_it_never_had_changes_nothing(string name)
    {
        await SendAsync(RealPayload.Request($"sdk-tests/inbound/{name}", ("A111", App)));
        var (channel, question) = (stage.NewChannel(), Question.New("Still there?"));
        Assert.Single((await stage.Slack.AnsweredAsync(await stage.Slack.AskAsync(channel, question, Token), question, Token)).FromBot);
    }

    private async Task SendAsync(RawRequest request) => Assert.Equal(200, (await stage.Slack.SendRawAsync(request, Token)).Status);
}
