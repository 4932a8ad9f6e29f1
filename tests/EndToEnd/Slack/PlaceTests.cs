using System.Net;
using System.Net.Http.Json;
using ChatAgency.EndToEnd.Doors;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack.Events;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>What people do to the place in which an answer stands.</summary>
public sealed class PlaceTests(Stage stage)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_in_an_archived_channel_ends_undeliverable_and_the_next_channel_is_answered()
    {
        var (archived, other) = (stage.NewChannel(), stage.NewChannel());
        archived.IsArchived = true;
        var (lost, question) = (Question.New("Too late?"), Question.New("And here?"));
        var said = await stage.Slack.AskAsync(archived, lost, Token);
        Assert.True(said.IsAcknowledged);
        await stage.Agency.EndedAsync(said, "Undeliverable", Token);
        Assert.Contains("is_archived", await stage.Agency.Host.LineAsync($"{said.Channel}:{said.ThreadTs}: is_archived", Token), StringComparison.Ordinal);
        Assert.Empty(stage.Slack.Thread(archived.Id, said.ThreadTs).FromBot);
        Assert.Single((await stage.Slack.AnsweredAsync(await stage.Slack.AskAsync(other, question, Token), question, Token)).FromBot);
    }

    [Fact]
    public async Task A_channel_archived_while_the_answer_grows_stops_the_model_and_a_later_question_there_is_answered()
    {
        var channel = stage.NewChannel();
        var (cut, later) = (Question.New("Archived meanwhile?"), Question.New("Open again?"));
        var gate = new TaskCompletionSource();
        stage.Model.When(cut.Text, ModelScript.Of(new ModelStep.Say("A beginning. "), new ModelStep.Gate(gate.Task), new ModelStep.Say("And more. "), new ModelStep.Stall()), uses: 1);
        var said = await stage.Slack.AskAsync(channel, cut, Token);
        await stage.Slack.UntilShownAsync(said, "A beginning.", Token);
        channel.IsArchived = true;
        gate.SetResult();
        await stage.Agency.EndedAsync(said, "Undeliverable", Token);
        var exchange = Assert.Single(stage.Model.About(cut));
        await exchange.Ended.WaitAsync(Token);
        Assert.True(exchange.IsCancelled);

        channel.IsArchived = false;
        await stage.Slack.SayAsync(channel.Id, stage.Slack.User.Id, later.Text, said.ThreadTs, mention: true, cancellationToken: Token);
        await stage.Slack.AnsweredAsync(said, later, Token);
    }

    [Fact]
    public async Task A_placeholder_that_somebody_deletes_is_replaced_by_one_fresh_reply()
    {
        var channel = stage.NewChannel();
        var question = Question.New("Deleted placeholder?");
        var gate = new TaskCompletionSource();
        stage.Model.When(question.Text, ModelScript.Gated("A beginning. ", (gate.Task, question.AnswerTag)));
        var said = await stage.Slack.AskAsync(channel, question, Token);
        var first = (await stage.Slack.UntilShownAsync(said, "A beginning.", Token)).FromBot.Single();
        await stage.Slack.DeleteAsync(channel.Id, first.Ts, cancellationToken: Token);
        gate.SetResult();
        await stage.Slack.AnsweredAsync(said, question, Token);
        await stage.Agency.EndedAsync(said, "Completed", Token);
        var thread = stage.Slack.Thread(channel.Id, said.ThreadTs);
        Assert.NotEqual(first.Ts, Assert.Single(thread.FromBot).Ts);
        Assert.Equal(first.Ts, Assert.Single(thread.Removed).Ts);
        Assert.Single(stage.Model.About(question));
    }

    [Fact]
    public async Task An_edit_after_the_answer_is_answered_anew_in_the_same_post()
    {
        var (first, second) = (Question.New("The first words."), Question.New("The second words."));
        var said = await stage.Slack.AskAsync(stage.NewChannel(), first, Token);
        var post = (await stage.Slack.AnsweredAsync(said, first, Token)).FromBot.Single();
        await stage.Agency.EndedAsync(said, "Completed", Token);
        await stage.Slack.EditAsync(said.Channel, said.Ts, second.Text, cancellationToken: Token);
        var again = Assert.Single((await stage.Slack.AnsweredAsync(said, second, Token)).FromBot);
        Assert.Equal(post.Ts, again.Ts);
        Assert.DoesNotContain(first.AnswerTag, again.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_before_the_answer_stops_the_model_and_asks_anew()
    {
        var (first, second) = (Question.New("The first words."), Question.New("The second words."));
        stage.Model.When(first.Text, ModelScript.StallAfter("To the first words. "));
        var said = await stage.Slack.AskAsync(stage.NewChannel(), first, Token);
        await stage.Slack.UntilShownAsync(said, "To the first words.", Token);
        await stage.Slack.EditAsync(said.Channel, said.Ts, second.Text, cancellationToken: Token);
        var answer = Assert.Single((await stage.Slack.AnsweredAsync(said, second, Token)).FromBot);
        Assert.DoesNotContain("To the first words.", answer.Shown, StringComparison.Ordinal);
        await AssertCancelledAsync(first);
    }

    [Fact]
    public async Task A_question_deleted_while_it_is_answered_is_withdrawn()
    {
        var question = Question.New("Never mind?");
        stage.Model.When(question.Text, ModelScript.StallAfter("It was "));
        var said = await stage.Slack.AskAsync(stage.NewChannel(), question, Token);
        await stage.Slack.UntilShownAsync(said, "It was", Token);
        await WithdrawAsync(said);
        await AssertCancelledAsync(question);
    }

    [Fact]
    public async Task A_question_deleted_after_its_answer_takes_the_answer_along()
    {
        var question = Question.New("Never mind?");
        var said = await stage.Slack.AskAsync(stage.NewChannel(), question, Token);
        await stage.Slack.AnsweredAsync(said, question, Token);
        await stage.Agency.EndedAsync(said, "Completed", Token);
        await WithdrawAsync(said);
    }

    [Fact]
    public async Task A_question_deleted_when_it_has_long_left_the_window_takes_its_answer_along_and_is_in_no_transcript()
    {
        var channel = stage.NewChannel();
        var root = await stage.Slack.AskAsync(channel, Question.New("Where do we begin?"), Token);
        var regretted = Question.New("Is this a secret?");
        var gone = await SayInAsync(root, regretted);
        // Long ones, so that the older leave the working window.
        for (var i = 0; i < 8; i++) await SayInAsync(root, Question.New($"And this? {new string('x', 9_000)}"));
        Assert.True(Pages(root) > 0);
        var before = await TranscriptAsync(root);
        Assert.Contains(regretted.Text, before, StringComparison.Ordinal);

        await stage.Slack.DeleteAsync(gone.Channel, gone.Ts, cancellationToken: Token);
        var view = await stage.Slack.UntilAsync(root, static view => view.FromBot.Count == 9, Token);
        Assert.DoesNotContain(regretted.AnswerTag, view.BotText, StringComparison.Ordinal);
        var after = await TranscriptAsync(root);
        Assert.DoesNotContain(regretted.Text, after, StringComparison.Ordinal);
        Assert.DoesNotContain(regretted.AnswerTag, after, StringComparison.Ordinal);
        Assert.Contains("Where do we begin?", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stop_button_closes_the_models_connection_and_the_thread_says_so()
    {
        var question = Question.New("A very long story?");
        stage.Model.When(question.Text, ModelScript.StallAfter("Once upon a time "), uses: 1);
        var said = await stage.Slack.AskAsync(stage.NewChannel(), question, Token);
        var post = (await stage.Slack.UntilShownAsync(said, "Once upon a time", Token)).FromBot.Single();
        Assert.Equal(["chatagency_stop"], post.ActionIds);
        Assert.Equal(200, (await stage.Slack.ClickAsync(said.Channel, post.Ts, stage.Slack.User.Id, "chatagency_stop", cancellationToken: Token)).Status);
        var stopped = Assert.Single((await stage.Slack.UntilShownAsync(said, "Stopped", Token)).FromBot);
        Assert.Contains("Once upon a time", stopped.Shown, StringComparison.Ordinal);
        Assert.Equal(["chatagency_again"], stopped.ActionIds);
        await AssertCancelledAsync(question);
        await stage.Agency.EndedAsync(said, "Cancelled", Token);

        await stage.Slack.ClickAsync(said.Channel, stopped.Ts, stage.Slack.User.Id, "chatagency_again", cancellationToken: Token);
        Assert.Equal(post.Ts, Assert.Single((await stage.Slack.AnsweredAsync(said, question, Token)).FromBot).Ts);
    }

    private async Task<Said> SayInAsync(Said root, Question question)
    {
        var said = await stage.Slack.SayAsync(root.Channel, stage.Slack.User.Id, question.Text, threadTs: root.ThreadTs, mention: true, cancellationToken: Token);
        await stage.Slack.AnsweredAsync(said, question, Token);
        return said;
    }

    /// <summary>How many pages the store has of a thread.</summary>
    private long Pages(Said root)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(stage.Agency.Folder, "chatagency.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM grain_state WHERE state_name = 'page' AND grain_id LIKE $thread";
        command.Parameters.AddWithValue("$thread", $"%{root.ThreadTs}%");
        return (long)command.ExecuteScalar()!;
    }

    private async Task<string> TranscriptAsync(Said root)
    {
        using var admin = Reception.At(stage.Agency.Admin, stage.Agency.AdminToken);
        using var shown = await admin.PostAsJsonAsync($"/admin/api/conversations/slack/{stage.Slack.Workspace.TeamId}/{root.Channel}:{root.ThreadTs}/transcript", new { reason = "a test" }, Token);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        return await shown.Content.ReadAsStringAsync(Token);
    }

    private async Task WithdrawAsync(Said said)
    {
        await stage.Slack.DeleteAsync(said.Channel, said.Ts, cancellationToken: Token);
        await stage.Slack.UntilAsync(said, static view => view.FromBot.Count == 0, Token);
        await stage.Agency.EndedAsync(said, "Withdrawn", Token);
    }

    private async Task AssertCancelledAsync(Question question)
    {
        var exchange = Assert.Single(stage.Model.About(question));
        await exchange.Ended.WaitAsync(Token);
        Assert.True(exchange.IsCancelled);
    }
}
