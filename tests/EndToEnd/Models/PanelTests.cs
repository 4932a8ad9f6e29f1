using System.Diagnostics;
using ChatAgency.EndToEnd.Running;
using ChatAgency.EndToEnd.Slack;
using ChatAgency.Simulators.Models;
using Xunit;

namespace ChatAgency.EndToEnd.Models;

/// <summary>A panel over the real client: what each model call is told, what the thread shows, and what a stop reaches.</summary>
public sealed class PanelTests(Stage stage)
{
    private const string Programmer = "You are the agency's programmer";
    private const string Imagination = "You are the agency's creative mind";
    private const string Together = "Draw them together into one answer";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_who_are_named_answer_side_by_side_and_one_answer_is_drawn_from_both()
    {
        var question = Question.New("code, creative: a poem about loops");
        When(question, Programmer, ModelScript.Answer("A LOOP"));
        When(question, Imagination, ModelScript.Answer("A RHYME"));
        When(question, Together, ModelScript.Answer("Code says loop, Creative says rhyme."));
        var said = await stage.Slack.AskAsync(stage.NewChannel(), question, Token);
        await stage.Agency.EndedAsync(said, "Completed", Token);

        var post = Assert.Single((await stage.Slack.UntilShownAsync(said, "Creative says rhyme.", Token)).FromBot);
        Assert.Contains("Code, Creative", post.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Drawing", post.Shown, StringComparison.Ordinal);
        var requests = About(question);
        Assert.Equal(3, requests.Count);
        Assert.All(requests.Take(2), static exchange => Assert.Contains("Code, Creative answer the last message side by side", exchange.Request.Messages[0].Text, StringComparison.Ordinal));
        Assert.All(requests.Take(2), static exchange => Assert.DoesNotContain("A RHYME", exchange.Request.Prompt, StringComparison.Ordinal));
        var drawn = requests[2].Request.Messages;
        Assert.Equal(["system", "user", "user", "user"], drawn.Select(static message => message.Role));
        Assert.Contains("Code answered]\nA LOOP\n", drawn[1].Text, StringComparison.Ordinal);
        Assert.Contains("Creative answered]\nA RHYME\n", drawn[2].Text, StringComparison.Ordinal);
        Assert.Contains(question.Text, drawn[3].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_whose_model_fails_is_done_without()
    {
        var question = Question.New("code, creative: a poem about branches");
        When(question, Programmer, ModelScript.Answer("A BRANCH"));
        When(question, Imagination, new ModelScript { Status = 500 });
        var said = await stage.Slack.AskAsync(stage.NewChannel(), question, Token);

        await stage.Slack.UntilShownAsync(said, "Without Creative", Token);
        await stage.Agency.EndedAsync(said, "Completed", Token);
        Assert.Equal(2, About(question).Count);
    }

    [Fact]
    public async Task A_stop_closes_every_members_connection_within_a_second()
    {
        var question = Question.New("code, creative, technical: a poem without end");
        stage.Model.When(request => request.Prompt.Contains(question.Text, StringComparison.Ordinal), ModelScript.StallAfter("Once "));
        var said = await stage.Slack.AskAsync(stage.NewChannel(), question, Token);
        var post = (await stage.Slack.UntilShownAsync(said, ":hourglass_flowing_sand: Technical", Token)).FromBot.Single();
        await stage.Model.WaitForAsync(_ => About(question).Count == 3, cancellationToken: Token);
        var clock = Stopwatch.StartNew();
        await stage.Slack.ClickAsync(said.Channel, post.Ts, stage.Slack.User.Id, "chatagency_stop", cancellationToken: Token);
        await Task.WhenAll(About(question).Select(static exchange => exchange.Ended)).WaitAsync(Token);

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.All(About(question), static exchange => Assert.True(exchange.IsCancelled));
        await stage.Slack.UntilShownAsync(said, "Stopped", Token);
    }

    private void When(Question question, string told, ModelScript script) => stage.Model.When(
        request => request.Prompt.Contains(question.Text, StringComparison.Ordinal) && request.Messages[0].Text.Contains(told, StringComparison.Ordinal)
            && (told == Together || !request.Messages[0].Text.Contains(Together, StringComparison.Ordinal)),
        script);

    private List<ModelExchange> About(Question question) =>
        [.. stage.Model.Exchanges.Where(exchange => exchange.Request.Prompt.Contains(question.Text, StringComparison.Ordinal))];
}
