using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.Faults;
using ChatAgency.Simulators.Slack.Views;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>What people press, choose and set below an answer, each up to what comes of it.</summary>
public sealed class FeedbackTests(Stage stage)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_thumb_counts_and_the_thumb_down_asks_why_in_a_form_whose_reason_is_kept()
    {
        var before = await CountedAsync("down");
        var (said, answer) = await AnsweredAsync(Question.New("How do I sort a list in C#?"));
        Assert.Equal(["chatagency_why", "chatagency_another", "chatagency_more", "chatagency_feedback"], answer.ActionIds);
        var ben = stage.Slack.Workspace.AddUser(displayName: "ben").Id;

        Assert.Equal(200, (await PressAsync(answer, said, "chatagency_feedback", "positive", ben)).Status);
        Assert.Empty(stage.Slack.ViewsOf(ben));
        Assert.Equal(200, (await PressAsync(answer, said, "chatagency_feedback", "negative", ben)).Status);
        var form = Assert.Single(stage.Slack.ViewsOf(ben));
        Assert.Equal("What went wrong?", form.Title);
        Assert.Equal(before + 1, await CountedAsync("down"));

        var sent = await stage.Slack.SubmitAsync(form, "It sorts the wrong way round.", cancellationToken: Token);
        Assert.Equal((200, ""), (sent.Status, sent.Body));
        // Sent twice it is the same word, and no second thumb.
        Assert.Equal(200, (await stage.Slack.SubmitAsync(form, "It sorts the wrong way round.", cancellationToken: Token)).Status);
        Assert.Equal(before + 1, await CountedAsync("down"));
        Assert.Empty(stage.Slack.Calls.UnknownArguments);
        Assert.DoesNotContain(stage.Agency.Host.Lines, static line => line.Contains("wrong way round", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Why_shows_who_answered_who_chose_and_what_it_took()
    {
        var (said, answer) = await AnsweredAsync(Question.New("How do I sort a list in C#?"));
        var ann = stage.Slack.Workspace.AddUser(displayName: "ann").Id;
        Assert.Equal(200, (await PressAsync(answer, said, "chatagency_why", null, ann)).Status);

        var form = Assert.Single(stage.Slack.ViewsOf(ann));
        Assert.Equal("Why this answer?", form.Title);
        Assert.Contains("Code, version 1 of its profile", form.Shown, StringComparison.Ordinal);
        Assert.Contains("*Chosen by*", form.Shown, StringComparison.Ordinal);
        Assert.Matches(@"\*It took\* [0-9.]+ s", form.Shown);
        Assert.Contains($"Turn 1 of `slack/{stage.Slack.Workspace.TeamId}/{said.Channel}:{said.ThreadTs}`", form.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asks_why_is_shown_by_Slack_that_it_failed_where_the_form_does_not_open()
    {
        var (said, answer) = await AnsweredAsync(Question.New("How do I sort a list in C#?"));
        var ann = stage.Slack.Workspace.AddUser(displayName: "ann").Id;
        stage.Slack.Faults.When(call => call.Method == "views.open" && call.Json("view")?.ToJsonString().Contains(said.ThreadTs, StringComparison.Ordinal) == true, Fault.Refuse("fatal_error"), uses: 1);
        Assert.Equal(503, (await PressAsync(answer, said, "chatagency_why", null, ann)).Status);
        Assert.Empty(stage.Slack.ViewsOf(ann));
        // A press is good for one try; the next one is another.
        Assert.Equal(200, (await PressAsync(answer, said, "chatagency_why", null, ann)).Status);
        Assert.Single(stage.Slack.ViewsOf(ann));
    }

    [Fact]
    public async Task Shorter_answers_the_same_message_anew_in_the_same_place_with_that_wish_and_a_doubled_press_does_it_once()
    {
        var question = Question.New("Tell me about sorting.");
        var (said, answer) = await AnsweredAsync(question);
        stage.Model.When(question.Text, ModelScript.Answer("In short: compare."), uses: 1);
        var presses = await Task.WhenAll(PressAsync(answer, said, "chatagency_more", "Make it shorter"), PressAsync(answer, said, "chatagency_more", "Make it shorter"));
        Assert.All(presses, static press => Assert.Equal(200, press.Status));

        var shorter = Assert.Single((await stage.Slack.UntilShownAsync(said, "In short", Token)).FromBot);
        await stage.Agency.EndedAsync(said, "Completed", Token);
        Assert.Equal(answer.Ts, shorter.Ts);
        Assert.Equal(2, stage.Model.About(question).Count);
        Assert.DoesNotContain("found it too long", stage.Model.About(question)[0].Request.Prompt, StringComparison.Ordinal);
        Assert.Contains("found it too long", stage.Model.About(question)[1].Request.Prompt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signs_below_an_answer_are_commands()
    {
        var up = await CountedAsync("up");
        var back = await CountedAsync("taken_back");
        var question = Question.New("How do I sort a list in C#?");
        var (said, answer) = await AnsweredAsync(question);
        var thumb = await ReactAsync(answer, said, "+1");
        Assert.True(thumb.IsAcknowledged);
        Assert.Equal(up + 1, await CountedAsync("up"));
        await ReactAsync(answer, said, "+1", isRemoved: true);
        Assert.Equal(back + 1, await CountedAsync("taken_back"));
        // The first one delivered once more comes late.
        Assert.True((await stage.Slack.RedeliverAsync(thumb, Token)).IsAcknowledged);
        Assert.Equal(up + 1, await CountedAsync("up"));

        stage.Model.When(question.Text, ModelScript.StallAfter("Once more: "), uses: 1);
        var again = await ReactAsync(answer, said, "arrows_counterclockwise");
        await stage.Slack.UntilShownAsync(said, "Once more", Token);
        await ReactAsync(answer, said, "octagonal_sign");
        var stopped = Assert.Single((await stage.Slack.UntilShownAsync(said, "Stopped", Token)).FromBot);
        Assert.Equal(answer.Ts, stopped.Ts);
        await stage.Agency.EndedAsync(said, "Cancelled", Token);
        Assert.True((await stage.Slack.RedeliverAsync(again, Token)).IsAcknowledged);
        await stage.Slack.WaitForEventsAsync(cancellationToken: Token);
        Assert.Equal(2, stage.Model.About(question).Count);
    }

    [Fact]
    public async Task Signs_below_what_people_write_are_let_be()
    {
        var (said, _) = await AnsweredAsync(Question.New("How do I sort a list in C#?"));
        var calls = stage.Slack.Calls.All.Count(call => call.Channel == said.Channel);
        Assert.True((await stage.Slack.ReactAsync(said.Channel, said.Ts, stage.Slack.User.Id, "+1", cancellationToken: Token)).IsAcknowledged);
        Assert.True((await stage.Slack.ReactAsync(said.Channel, said.Ts, stage.Slack.User.Id, "tada", cancellationToken: Token)).IsAcknowledged);
        Assert.Equal(calls, stage.Slack.Calls.All.Count(call => call.Channel == said.Channel));
    }

    [Fact]
    public async Task One_sign_asks_the_agency_about_anybodys_message_once_and_leads_nowhere_that_it_names()
    {
        var channel = stage.NewChannel();
        var question = Question.New("The build of the night is red.");
        var (ben, cleo) = (stage.Slack.Workspace.AddUser(displayName: "ben").Id, stage.Slack.Workspace.AddUser(displayName: "cleo").Id);
        stage.Model.When(question.Text, ModelScript.Answer("See [the log](https://evil.example/x)."));
        var ts = stage.Slack.Place(channel.Id, stage.Slack.User.Id, $"{question.Text} See https://evil.example/x");
        foreach (var user in new[] { ben, cleo })
        {
            Assert.True((await stage.Slack.ReactAsync(channel.Id, ts, user, LocalAgency.AskReaction, cancellationToken: Token)).IsAcknowledged);
        }

        var said = new Said(channel.Id, ts, ts, []);
        await stage.Slack.UntilShownAsync(said, "the log", Token);
        await stage.Agency.EndedAsync(said, "Completed", Token);
        var answer = Assert.Single((await stage.Slack.UntilShownAsync(said, "AI", Token)).FromBot);
        Assert.DoesNotContain("<https://evil", answer.Blocks!.ToJsonString(), StringComparison.Ordinal);
        var prompt = Assert.Single(stage.Model.About(question)).Request.Prompt;
        Assert.Contains("Please answer this message of @ann", prompt, StringComparison.Ordinal);
        Assert.Contains("ben wrote", prompt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_the_web_a_word_is_said_with_its_reason_shown_and_taken_back()
    {
        using var client = stage.Agency.Client();
        var id = $"c{Guid.NewGuid():N}"[..20];
        var question = Question.New("How do I sort a list in C#?");
        await client.PostAsJsonAsync($"/api/conversations/{id}/messages", new { text = question.Text }, Token);
        JsonNode? turn;
        do turn = (await client.GetFromJsonAsync<JsonObject>($"/api/conversations/{id}", Token))!["turns"]![0];
        while (turn!["state"]!.ToString() != "completed");

        Assert.Equal(202, await RateAsync(new { verdict = "down", reason = "It sorts the wrong way round." }));
        var word = (await WordAsync())!;
        Assert.Equal(("down", "It sorts the wrong way round.", "Code"), (word["verdict"]!.ToString(), word["reason"]!.ToString(), word["agent"]!["value"]!.ToString()));
        Assert.Equal(202, await RateAsync(new { verdict = "none" }));
        Assert.Equal("takenBack", (await WordAsync())!["verdict"]!.ToString());
        Assert.Equal(400, await RateAsync(new { verdict = "sideways" }));
        Assert.Equal(404, (int)(await client.PostAsJsonAsync($"/api/conversations/{id}/turns/2/feedback", new { verdict = "up" }, Token)).StatusCode);

        async Task<int> RateAsync(object body) => (int)(await client.PostAsJsonAsync($"/api/conversations/{id}/turns/1/feedback", body, Token)).StatusCode;

        async Task<JsonNode?> WordAsync() => (await client.GetFromJsonAsync<JsonObject>($"/api/conversations/{id}", Token))!["turns"]![0]!["feedback"]![0];
    }

    private async Task<(Said Said, ShownMessage Answer)> AnsweredAsync(Question question)
    {
        var said = await stage.Slack.AskAsync(stage.NewChannel(), question, Token);
        await stage.Agency.EndedAsync(said, "Completed", Token);
        return (said, Assert.Single((await stage.Slack.AnsweredAsync(said, question, Token)).FromBot));
    }

    private Task<Attempt> PressAsync(ShownMessage answer, Said said, string action, string? option, string? user = null) =>
        stage.Slack.ClickAsync(said.Channel, answer.Ts, user ?? stage.Slack.User.Id, action, option: option, cancellationToken: Token);

    private Task<Delivery> ReactAsync(ShownMessage answer, Said said, string sign, bool isRemoved = false) =>
        stage.Slack.ReactAsync(said.Channel, answer.Ts, stage.Slack.User.Id, sign, isRemoved, cancellationToken: Token);

    /// <summary>How many words of this verdict were counted so far, of whichever agent.</summary>
    private async Task<long> CountedAsync(string verdict)
    {
        using var client = new HttpClient { BaseAddress = stage.Agency.Admin };
        var lines = (await client.GetStringAsync("/metrics", Token)).Split('\n');
        return lines.Where(line => line.StartsWith("chat_feedback_total{", StringComparison.Ordinal) && line.Contains($"verdict=\"{verdict}\"", StringComparison.Ordinal))
            .Sum(static line => long.Parse(line[(line.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture));
    }
}
