using System.Net;
using ChatAgency.Simulators.Models;
using Xunit;

namespace ChatAgency.EndToEnd.Doors;

/// <summary>What operators find again: correlation ids, error ids, metrics.</summary>
public sealed class TracingTests(Reception reception)
{
    private readonly string key = reception.NewPerson();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_correlation_id_goes_from_the_request_to_the_line_of_the_turns_end()
    {
        using var client = Reception.At(reception.Agency.Public, key);
        var id = $"test-{Guid.NewGuid():N}";
        var question = Question.New("Where do I find this?");
        using var response = await client.SendAsync("traced", question.Text, correlation: id);
        Assert.Equal(id, response.Headers.GetValues("X-Correlation-Id").Single());
        var line = await reception.Agency.Host.LineAsync(line => line.Contains(id, StringComparison.Ordinal) && line.Contains("ended", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("Completed", line, StringComparison.Ordinal);
        Assert.DoesNotContain(question.Text, reception.Agency.Host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asked_on_the_web_is_a_pseudonym_in_the_log_which_operators_are_told()
    {
        using var client = Reception.At(reception.Agency.Public, key);
        using var admin = Reception.At(reception.Agency.Admin, reception.Agency.AdminToken);
        await client.EndedAsync("found-by-name", await client.AskAsync("found-by-name", "Can I be found?"));
        var conversation = $"web/local/person{key.Split('-')[1]}:found-by-name";
        var pseudonym = await admin.GetStringAsync($"/admin/api/logs/pseudonym?of={Uri.EscapeDataString(conversation)}", Token);
        Assert.Matches("^web/local/~[0-9a-f]{16}$", pseudonym);
        await reception.Agency.Host.LineAsync(line => line.Contains($"{pseudonym} ended Completed", StringComparison.Ordinal));
        Assert.DoesNotContain(conversation, reception.Agency.Host.Output, StringComparison.Ordinal);
        using var nobody = await admin.GetAsync("/admin/api/logs/pseudonym", Token);
        await Answer.ProblemAsync(nobody, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_correlation_id_that_could_forge_a_line_is_replaced()
    {
        using var client = Reception.At(reception.Agency.Public, key);
        client.DefaultRequestHeaders.TryAddWithoutValidation("X-Correlation-Id", "two words; and=more");
        using var response = await client.GetAsync("/api/conversations", Token);
        Answer.AssertGuarded(response);
        Assert.DoesNotContain(' ', response.Headers.GetValues("X-Correlation-Id").Single());
    }

    [Fact]
    public async Task An_error_id_that_a_caller_is_shown_is_in_the_log()
    {
        using var client = Reception.At(reception.Agency.Public);
        using var response = await client.GetAsync("/api/conversations", Token);
        var id = await Answer.ProblemAsync(response, HttpStatusCode.Unauthorized);
        await reception.Agency.Host.LineAsync(line => line.Contains(id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_error_id_of_a_failed_turn_is_in_the_log_and_the_models_words_are_not_in_the_answer()
    {
        using var client = Reception.At(reception.Agency.Public, key);
        var question = Question.New("Will it fail?");
        reception.Model.When(question.Text, ModelScript.KeyRefused());
        var turn = await client.AskAsync("failing", question.Text);
        Assert.Equal("failed", await client.EndedAsync("failing", turn));
        var view = Assert.Single(await client.TurnsAsync("failing"));
        var id = view.GetProperty("errorId").GetString()!;
        Assert.True(view.GetProperty("canTryAgain").GetBoolean());
        Assert.DoesNotContain("scripted error", view.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("sk-planted", view.GetRawText(), StringComparison.Ordinal);
        await reception.Agency.Host.LineAsync(line => line.Contains(id, StringComparison.Ordinal) && line.Contains("failed", StringComparison.Ordinal));
        Assert.DoesNotContain("sk-planted", reception.Agency.Host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_count_turns_by_platform_and_end()
    {
        using var client = Reception.At(reception.Agency.Public, key);
        await client.EndedAsync("counted", await client.AskAsync("counted", "Count me"));
        var channel = reception.Slack.Workspace.AddChannel(name: "counted");
        var question = Question.New("Me too");
        var said = await reception.Slack.SayAsync(channel.Id, reception.Slack.User.Id, question.Text, mention: true, cancellationToken: Token);
        await reception.Slack.WaitForAsync(channel.Id, said.ThreadTs, view => view.BotText.Contains(question.AnswerTag, StringComparison.Ordinal), cancellationToken: Token);

        using var admin = Reception.At(reception.Agency.Admin);
        await reception.Agency.Host.LineAsync(static line => line.Contains("slack/", StringComparison.Ordinal) && line.Contains("ended Completed", StringComparison.Ordinal));
        var text = await admin.GetStringAsync("/metrics", Token);
        Assert.Matches("""(?m)^chat_request_total\{source="web",status="completed"\} [1-9]""", text);
        Assert.Matches("""(?m)^chat_request_total\{source="slack",status="completed"\} [1-9]""", text);
        Assert.Matches("""(?m)^chat_request_latency_seconds_bucket\{source="web",le="\+Inf"\} [1-9]""", text);
        Assert.Matches("""(?m)^chat_request_latency_seconds_count\{source="slack"\} [1-9]""", text);
        Assert.DoesNotContain(reception.Slack.Workspace.TeamId, text, StringComparison.Ordinal);
        Assert.DoesNotContain(channel.Id, text, StringComparison.Ordinal);
    }
}
