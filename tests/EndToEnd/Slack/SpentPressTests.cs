using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.Faults;
using ChatAgency.Simulators.Slack.Views;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>Presses that come to nothing: whoever pressed is told why, and nobody else.</summary>
public sealed class SpentPressTests(Stage stage)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Below_an_answer_whose_question_was_deleted_its_person_is_told_so()
    {
        var (said, answer, ben) = await AnsweredAsync(Question.New("Soon gone?"));
        await stage.Slack.DeleteAsync(said.Channel, said.Ts, cancellationToken: Token);
        await stage.Agency.EndedAsync(said, "Withdrawn", Token);
        foreach (var (action, option) in new[] { ("chatagency_more", "Try again"), ("chatagency_more", "Make it shorter"), ("chatagency_feedback", "positive") })
        {
            Assert.Equal(200, (await stage.Slack.ClickAsync(said.Channel, answer.Ts, ben, action, option: option, isStale: true, cancellationToken: Token)).Status);
        }

        Assert.All(Whispers(said, ben, 3), static words => Assert.Contains("the question was deleted", words, StringComparison.Ordinal));
        Assert.DoesNotContain(stage.Slack.WhispersTo(stage.Slack.User.Id), whisper => whisper.ThreadTs == said.ThreadTs);
        Assert.Empty(stage.Slack.Thread(said.Channel, said.ThreadTs).FromBot);
    }

    [Fact]
    public async Task A_button_that_is_spent_says_what_became_of_its_answer()
    {
        var question = Question.New("A long one?");
        stage.Model.When(question.Text, ModelScript.StallAfter("Once upon a time "), uses: 1);
        var said = await stage.Slack.AskAsync(stage.NewChannel(), question, Token);
        var post = Assert.Single((await stage.Slack.UntilShownAsync(said, "Once upon a time", Token)).FromBot);
        var ben = stage.Slack.Workspace.AddUser(displayName: "ben").Id;
        await PressAsync(said, post, ben, "chatagency_stop");
        await stage.Agency.EndedAsync(said, "Cancelled", Token);
        Assert.Empty(Whispers(said, ben, 0));

        await PressAsync(said, post, ben, "chatagency_stop");
        Assert.Contains("nothing left to stop", Assert.Single(Whispers(said, ben, 1)), StringComparison.Ordinal);

        stage.Model.When(question.Text, ModelScript.StallAfter("Once more "), uses: 1);
        await PressAsync(said, post, ben, "chatagency_again");
        await stage.Slack.UntilShownAsync(said, "Once more", Token);
        await PressAsync(said, post, ben, "chatagency_again");
        Assert.Contains("being answered already", Whispers(said, ben, 2)[^1], StringComparison.Ordinal);
        await PressAsync(said, post, ben, "chatagency_stop");
        Assert.Equal(2, stage.Model.About(question).Count);
        Assert.Empty(stage.Slack.Calls.UnknownArguments);
    }

    [Fact]
    public async Task Where_the_words_are_refused_and_where_a_sign_asks_nothing_else_changes()
    {
        var (said, answer, ben) = await AnsweredAsync(Question.New("Quiet?"));
        Assert.True((await stage.Slack.ReactAsync(said.Channel, answer.Ts, ben, "octagonal_sign", cancellationToken: Token)).IsAcknowledged);
        Assert.Empty(Whispers(said, ben, 0));
        stage.Slack.Faults.When(call => call.Channel == said.Channel && call.Method == "chat.postEphemeral", Fault.Refuse("user_not_in_channel"));
        await PressAsync(said, answer, ben, "chatagency_stop");
        Assert.Empty(Whispers(said, ben, 0));
    }

    private async Task<(Said Said, ShownMessage Answer, string Ben)> AnsweredAsync(Question question)
    {
        var said = await stage.Slack.AskAsync(stage.NewChannel(), question, Token);
        await stage.Slack.AnsweredAsync(said, question, Token);
        await stage.Agency.EndedAsync(said, "Completed", Token);
        return (said, Assert.Single((await stage.Slack.AnsweredAsync(said, question, Token)).FromBot), stage.Slack.Workspace.AddUser(displayName: "ben").Id);
    }

    private async Task PressAsync(Said said, ShownMessage post, string user, string action) =>
        Assert.Equal(200, (await stage.Slack.ClickAsync(said.Channel, post.Ts, user, action, isStale: true, cancellationToken: Token)).Status);

    private string[] Whispers(Said said, string user, int count)
    {
        var heard = stage.Slack.WhispersTo(user).Where(whisper => (whisper.Channel, whisper.ThreadTs) == (said.Channel, said.ThreadTs)).Select(static whisper => whisper.Text).ToArray();
        Assert.Equal(count, heard.Length);
        return heard;
    }
}
