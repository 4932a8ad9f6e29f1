using System.Diagnostics;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>Ways to stop, each up to the closed connection of the model.</summary>
public sealed class StopTests(Stage stage)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stop_word_in_the_thread_closes_the_models_connection_and_is_no_question()
    {
        var question = Question.New("A very long tale?");
        stage.Model.When(question.Text, ModelScript.StallAfter("Once upon a time "), uses: 1);
        var said = await stage.Slack.AskAsync(stage.NewChannel(), question, Token);
        await stage.Slack.UntilShownAsync(said, "Once upon a time", Token);
        var clock = Stopwatch.StartNew();
        var stop = await stage.Slack.SayAsync(said.Channel, stage.Slack.User.Id, "Stop!", said.ThreadTs, cancellationToken: Token);
        Assert.True(stop.IsAcknowledged);
        await EndedAsync(question);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));

        var post = Assert.Single((await stage.Slack.UntilShownAsync(said, "Stopped", Token)).FromBot);
        Assert.Equal(["chatagency_again"], post.ActionIds);
        // Delivered again, and with nothing left to stop: still no question.
        await stage.Slack.RedeliverAsync(stop, newEventIds: true, cancellationToken: Token);
        Assert.True((await stage.Slack.SayAsync(said.Channel, stage.Slack.User.Id, "stop", said.ThreadTs, cancellationToken: Token)).IsAcknowledged);
        await stage.Agency.EndedAsync(said, "Cancelled", Token);
        Assert.Single((await stage.Slack.UntilShownAsync(said, "Stopped", Token)).FromBot);
        Assert.DoesNotContain(stage.Model.Exchanges, static exchange => exchange.Request.Question.TrimEnd().EndsWith("stop", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_stop_button_of_a_placeholder_closes_the_connection_before_the_first_word()
    {
        var question = Question.New("A silent one?");
        stage.Model.When(question.Text, ModelScript.StallAfter(""), uses: 1);
        var said = await stage.Slack.AskAsync(stage.NewChannel(), question, Token);
        var placeholder = (await stage.Slack.UntilAsync(said, static view => view.FromBot.Count == 1, Token)).FromBot.Single();
        Assert.Equal(["chatagency_stop"], placeholder.ActionIds);
        await stage.Model.WaitForAsync(_ => stage.Model.About(question).Any(), cancellationToken: Token);
        await stage.Slack.ClickAsync(said.Channel, placeholder.Ts, stage.Slack.User.Id, "chatagency_stop", cancellationToken: Token);
        await EndedAsync(question);
        await stage.Slack.UntilShownAsync(said, "Stopped", Token);
    }

    private async Task EndedAsync(Question question)
    {
        var exchange = Assert.Single(stage.Model.About(question));
        await exchange.Ended.WaitAsync(Token);
        Assert.True(exchange.IsCancelled);
    }
}
