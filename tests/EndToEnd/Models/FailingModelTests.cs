using System.Text.RegularExpressions;
using ChatAgency.EndToEnd.Slack;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.Views;
using Xunit;

namespace ChatAgency.EndToEnd.Models;

/// <summary>A model that fails: once is made good by a second attempt, twice is said honestly, with a way to try again.</summary>
public sealed partial class FailingModelTests(ImpatientStage stage) : IClassFixture<ImpatientStage>
{
    private const string Partial = "Half of an ans";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task What_fails_once_is_asked_a_second_time() => Task.WhenAll(Passing().Select(async one =>
    {
        var question = Question.New(one.Name);
        stage.Model.When(question.Text, one.Script, uses: 1);
        var said = await AskAsync(question);
        var answer = Assert.Single((await stage.Slack.AnsweredAsync(said, question, Token)).FromBot);
        await stage.Agency.EndedAsync(said, "Completed", Token);
        Assert.DoesNotContain(Partial, answer.Shown, StringComparison.Ordinal);
        Assert.True(stage.Model.About(question).Count == 2, one.Name);
    }));

    [Fact]
    public Task What_fails_twice_is_said_with_an_error_id_and_can_be_tried_again() => Task.WhenAll(Passing().Select(async one =>
    {
        var question = Question.New(one.Name);
        stage.Model.When(question.Text, one.Script, uses: 2);
        var said = await AskAsync(question);
        var note = await NoteAsync(said, one.Words);
        if (one.Leaves) Assert.Contains(Partial, note.Shown, StringComparison.Ordinal);
        Assert.True(stage.Model.About(question).Count == 2, one.Name);

        Assert.Equal(200, (await stage.Slack.ClickAsync(said.Channel, note.Ts, stage.Slack.User.Id, "chatagency_again", cancellationToken: Token)).Status);
        var answer = Assert.Single((await stage.Slack.AnsweredAsync(said, question, Token)).FromBot);
        await stage.Agency.EndedAsync(said, "Completed", Token);
        Assert.Equal(note.Ts, answer.Ts);
        Assert.DoesNotContain(Partial, answer.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Error", stage.Slack.Thread(said.Channel, said.ThreadTs).BotText, StringComparison.Ordinal);
    }));

    [Fact]
    public Task What_no_second_attempt_mends_is_said_at_once() => Task.WhenAll(Lasting().Select(async one =>
    {
        var question = Question.New(one.Name);
        stage.Model.When(question.Text, one.Script);
        var note = await NoteAsync(await AskAsync(question), one.Words, one.HelpsAgain);
        Assert.DoesNotContain(Partial, note.Shown, StringComparison.Ordinal);
        Assert.True(stage.Model.About(question).Count == 1, one.Name);
    }));

    [Fact]
    public async Task What_the_filter_stopped_after_it_was_seen_is_taken_away()
    {
        var question = Question.New("Filtered in the middle?");
        var gate = new TaskCompletionSource();
        stage.Model.When(question.Text, ModelScript.Of(new ModelStep.Say(Partial), new ModelStep.Gate(gate.Task), new ModelStep.Finish("content_filter")));
        var said = await AskAsync(question);
        await stage.Slack.UntilShownAsync(said, Partial, Token);
        gate.SetResult();
        var note = await NoteAsync(said, "content filter stopped this answer", helpsAgain: false);
        Assert.DoesNotContain(Partial, note.Shown + note.Text, StringComparison.Ordinal);
        Assert.Single(stage.Model.About(question));
    }

    private static IEnumerable<Trouble> Passing() =>
    [
        new("Stalls before the first word?", ModelScript.Of(new ModelStep.Stall()), "stopped before the answer was complete"),
        new("Stalls in the middle?", ModelScript.StallAfter(Partial), "stopped before the answer was complete", Leaves: true),
        new("Holds the headers back?", new ModelScript { BeforeHeaders = new TaskCompletionSource().Task }, "stopped before the answer was complete"),
        new("Ends without an end?", ModelScript.CutAfter(reset: false, Partial), "stopped before the answer was complete", Leaves: true),
        new("Breaks off at once?", ModelScript.CutAfter(reset: true), "stopped before the answer was complete|could not be reached"),
        new("Says nothing?", ModelScript.Empty(), "stopped before the answer was complete"),
        new("Says nonsense?", ModelScript.Of(new ModelStep.Say(Partial), new ModelStep.Garbage("{nonsense")), "stopped before the answer was complete", Leaves: true),
        new("Fails with 500?", ModelScript.Error(500), "could not be reached"),
        new("Fails with 503?", ModelScript.Error(503, "overloaded"), "could not be reached"),
        new("Has too much to do?", ModelScript.RateLimited(1), "too much to do"),
    ];

    private static IEnumerable<Trouble> Lasting() =>
    [
        new("Refuses the key?", ModelScript.KeyRefused(), "does not accept the way this agency is set up"),
        new("Knows no such deployment?", ModelScript.Error(404, "DeploymentNotFound"), "does not accept the way this agency is set up"),
        new("Is out of money?", ModelScript.Error(429, "insufficient_quota"), "does not accept the way this agency is set up"),
        new("Is busy for an hour?", ModelScript.RateLimited(3600), "in 60 minutes"),
        new("Filters the question?", ModelScript.QuestionFiltered(), "content filter stopped this answer", HelpsAgain: false),
        new("Filters the answer?", ModelScript.FilteredAfter(Partial), "content filter stopped this answer", HelpsAgain: false),
        new("Finds it too long?", ModelScript.ContextTooLong(), "longer than the AI service can read", HelpsAgain: false),
    ];

    private Task<Said> AskAsync(Question question) => stage.Slack.AskAsync(stage.Slack.Channel, question, Token);

    /// <summary>The one note of a failed turn; its error id stands in the log too, and its button is there where it is of use.</summary>
    private async Task<ShownMessage> NoteAsync(Said said, string words, bool helpsAgain = true)
    {
        await stage.Agency.EndedAsync(said, "Failed", Token);
        await ShownMetrics.UntilAsync(stage.Agency.Admin, "chat_request_total", static sum => sum > 0, "status=\"failed\"", Token);
        var thread = stage.Slack.Thread(said.Channel, said.ThreadTs);
        var note = Assert.Single(thread.FromBot);
        Assert.Matches(words, note.Shown);
        var errorId = ErrorIds().Match(note.Shown).Value;
        Assert.Contains($"{said.Channel}:{said.ThreadTs}", await stage.Agency.Host.LineAsync($"{errorId}: turn", Token), StringComparison.Ordinal);
        Assert.Equal(helpsAgain ? ["chatagency_again"] : Array.Empty<string>(), note.ActionIds);
        return note;
    }

    [GeneratedRegex("E-[0-9A-HJKMNP-TV-Z]{8}")]
    private static partial Regex ErrorIds();

    private sealed record Trouble(string Name, ModelScript Script, string Words, bool Leaves = false, bool HelpsAgain = true);
}
