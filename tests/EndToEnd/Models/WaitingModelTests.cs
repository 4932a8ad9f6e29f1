using ChatAgency.EndToEnd.Running;
using ChatAgency.EndToEnd.Slack;
using ChatAgency.Simulators.Models;
using Xunit;

namespace ChatAgency.EndToEnd.Models;

/// <summary>A model that is slow, silent or busy: people see that the agency is still there, and nobody gives up too soon.</summary>
public sealed class WaitingModelTests(ImpatientStage impatient, Stage stage) : IClassFixture<ImpatientStage>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_busy_model_is_asked_again_when_it_said_and_the_thread_says_that_it_waits()
    {
        var question = Question.New("Busy for a moment?");
        impatient.Model.When(question.Text, ModelScript.RateLimited(5), uses: 1);
        var said = await impatient.Slack.AskAsync(impatient.Slack.Channel, question, Token);
        await impatient.Slack.UntilShownAsync(said, "Trying again within", Token);
        Assert.Single((await impatient.Slack.AnsweredAsync(said, question, Token)).FromBot);
        await impatient.Agency.EndedAsync(said, "Completed", Token);

        var calls = impatient.Model.About(question);
        Assert.Equal(2, calls.Count);
        Assert.InRange((calls[1].At - calls[0].At).TotalSeconds, 5, 15);
        Assert.DoesNotContain("Trying again", impatient.Slack.Thread(said.Channel, said.ThreadTs).BotText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_drips_for_longer_than_a_silence_may_last_is_not_broken_off()
    {
        var question = Question.New("Slowly?");
        impatient.Model.When(question.Text, ModelScript.Drip(TimeSpan.FromSeconds(1), "One. ", "Two. ", "Three. ", "Four. ", "Five. ", question.AnswerTag));
        var said = await impatient.Slack.AskAsync(impatient.Slack.Channel, question, Token);
        await impatient.Slack.UntilShownAsync(said, "Two.", Token);
        var answer = Assert.Single((await impatient.Slack.AnsweredAsync(said, question, Token)).FromBot);

        Assert.Contains("One. Two. Three. Four. Five.", answer.Shown, StringComparison.Ordinal);
        Assert.Single(impatient.Model.About(question));
    }

    [Fact]
    public async Task A_model_that_goes_silent_is_said_to_be_waited_for_and_asked_again_within_a_minute()
    {
        var question = Question.New("Silent in the middle?");
        stage.Model.When(question.Text, ModelScript.StallAfter("Half of an ans"), uses: 1);
        var said = await stage.Slack.AskAsync(stage.NewChannel(), question, Token);
        await stage.Slack.UntilShownAsync(said, "Half of an ans", Token);
        var silent = TimeProvider.System.GetTimestamp();
        await stage.Slack.UntilShownAsync(said, "Still waiting", Token);
        Assert.InRange(TimeProvider.System.GetElapsedTime(silent).TotalSeconds, 5, 16);
        var answer = Assert.Single((await stage.Slack.AnsweredAsync(said, question, Token)).FromBot);

        Assert.InRange(TimeProvider.System.GetElapsedTime(silent).TotalSeconds, 20, 45);
        Assert.DoesNotContain("Half of an ans", answer.Shown, StringComparison.Ordinal);
        Assert.Equal(2, stage.Model.About(question).Count);
    }
}
