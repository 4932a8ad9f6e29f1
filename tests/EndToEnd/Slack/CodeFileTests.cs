using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack.Events;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>Long code stands in its answer, and beside it as a file.</summary>
public sealed class CodeFileTests(Stage stage)
{
    private static readonly string Code = string.Concat(Enumerable.Range(1, 90).Select(static i => $"print('line {i}')\n"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_long_code_block_comes_as_a_file_too_and_goes_with_its_question()
    {
        var said = await AskAsync($"Here:\n\n```python\n{Code}```\n");
        var view = await stage.Slack.UntilAsync(said, static view => view.Files.Count > 0, Token);
        Assert.Equal(("answer-1-1.py", Code), Assert.Single(view.Files));
        Assert.Contains("print('line 90')", view.FromBot[0].Shown, StringComparison.Ordinal);

        await stage.Slack.DeleteAsync(said.Channel, said.Ts, cancellationToken: Token);
        await stage.Slack.UntilAsync(said, static view => view.FromBot.Count + view.Files.Count == 0, Token);
        Assert.Empty(stage.Slack.Calls.UnknownArguments);
    }

    [Fact]
    public async Task Another_answer_in_its_place_has_its_own_file()
    {
        var question = Question.New("A script, please.");
        stage.Model.When(question.Text, ModelScript.Answer($"```python\n{Code}```\n"), uses: 1);
        var said = await stage.Slack.AskAsync(stage.NewChannel(), question, Token);
        var answer = (await stage.Slack.UntilAsync(said, static view => view.Files.Count > 0, Token)).FromBot[0];
        stage.Model.When(question.Text, ModelScript.Answer($"```sh\n{Code}```\n"), uses: 1);
        Assert.Equal(200, (await stage.Slack.ClickAsync(said.Channel, answer.Ts, stage.Slack.User.Id, "chatagency_more", option: "Try again", cancellationToken: Token)).Status);
        var view = await stage.Slack.UntilAsync(said, static view => view.Files is [{ Name: "answer-1-1.sh" }], Token);
        Assert.Equal(answer.Ts, Assert.Single(view.FromBot).Ts);
    }

    [Fact]
    public async Task Short_code_stays_where_it_is()
    {
        var said = await AskAsync("```python\nprint(1)\n```\n");
        Assert.Empty((await stage.Slack.UntilShownAsync(said, "AI-generated", Token)).Files);
        await stage.Agency.EndedAsync(said, "Completed", Token);
        Assert.DoesNotContain(stage.Slack.Calls.All, call => call.Channel == said.Channel && call.Method.StartsWith("files.", StringComparison.Ordinal));
    }

    private async Task<Said> AskAsync(string answer)
    {
        var question = Question.New("A script, please.");
        stage.Model.When(question.Text, ModelScript.Answer(answer));
        return await stage.Slack.AskAsync(stage.NewChannel(), question, Token);
    }
}
