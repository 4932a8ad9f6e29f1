using System.Net;
using System.Text.Json.Nodes;
using ChatAgency.Simulators.Models;
using Xunit;

namespace ChatAgency.Simulators.Tests.Models;

public sealed class ScriptedModelTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_script_the_question_is_echoed()
    {
        await using var model = await ScriptedModel.StartAsync();
        using var client = new ModelClient(model.Address);
        var question = Question.New("What is it?");

        var (text, isDone) = await client.StreamAsync(question.Text, Token);

        Assert.Contains(question.AnswerTag, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Question.New("What is it?").AnswerTag, text, StringComparison.Ordinal);
        Assert.True(isDone);
    }

    [Fact]
    public async Task Chunks_wait_for_their_gates()
    {
        await using var model = await ScriptedModel.StartAsync();
        using var client = new ModelClient(model.Address);
        var gate = new TaskCompletionSource();
        model.Next(ModelScript.Gated("one ", (gate.Task, "two")));

        var answer = client.StreamAsync("?", Token);
        await model.WaitForAsync(static exchanges => exchanges is [{ Said: "one " }], cancellationToken: Token);
        Assert.False(answer.IsCompleted);
        gate.SetResult();

        Assert.Equal(("one two", true), await answer);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stream_can_be_cut(bool reset)
    {
        await using var model = await ScriptedModel.StartAsync();
        using var client = new ModelClient(model.Address);
        model.Next(ModelScript.CutAfter(reset, "half"));

        if (reset) Assert.True(await Record.ExceptionAsync(() => client.StreamAsync("?", Token)) is IOException or HttpRequestException);
        else Assert.Equal(("half", false), await client.StreamAsync("?", Token));
    }

    [Fact]
    public async Task A_client_that_leaves_a_stalled_stream_is_seen()
    {
        await using var model = await ScriptedModel.StartAsync();
        using var client = new ModelClient(model.Address);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        model.Next(ModelScript.StallAfter("half"));

        var answer = client.StreamAsync("?", patience.Token);
        await model.WaitForAsync(static exchanges => exchanges is [{ Said: "half" }], cancellationToken: Token);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        var seen = await model.WaitForAsync(static exchanges => exchanges is [{ Ended.IsCompleted: true }], cancellationToken: Token);
        Assert.True(seen[0].IsCancelled);
        Assert.NotNull(seen[0].EndedAt);
    }

    [Fact]
    public async Task Errors_are_answered_as_scripted()
    {
        await using var model = await ScriptedModel.StartAsync();
        using var client = new ModelClient(model.Address);
        model.Next(ModelScript.RateLimited(7), ModelScript.ContextTooLong(), ModelScript.Error(500));

        using var busy = await client.SendAsync("?", isStreamed: true, Token);
        using var tooLong = await client.SendAsync("?", isStreamed: false, Token);
        using var broken = await client.SendAsync("?", isStreamed: true, Token);

        Assert.Equal(HttpStatusCode.TooManyRequests, busy.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), busy.Headers.RetryAfter!.Delta);
        Assert.Equal("context_length_exceeded", JsonNode.Parse(await tooLong.Content.ReadAsStringAsync(Token))!["error"]!["code"]!.ToString());
        Assert.Equal(HttpStatusCode.InternalServerError, broken.StatusCode);
    }

    [Fact]
    public async Task Azures_path_names_the_deployment()
    {
        await using var model = await ScriptedModel.StartAsync();
        using var client = new ModelClient(model.Address);
        model.When("weather", ModelScript.Answer("sun", "ny"));

        var (text, _) = await client.StreamAsync("the weather?", Token, "openai/deployments/mine/chat/completions?api-version=1");

        Assert.Equal("sunny", text);
        var exchange = Assert.Single(model.Exchanges);
        Assert.Equal("mine", exchange.Deployment);
        Assert.Equal([new SeenMessage("system", "Be brief."), new SeenMessage("user", "the weather?")], exchange.Request.Messages);
    }

    [Fact]
    public async Task An_answer_can_come_whole()
    {
        await using var model = await ScriptedModel.StartAsync();
        using var client = new ModelClient(model.Address);
        model.Next(ModelScript.FilteredAfter("half"));

        using var response = await client.SendAsync("?", isStreamed: false, Token);

        var choice = JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!["choices"]![0]!;
        Assert.Equal("half", choice["message"]!["content"]!.ToString());
        Assert.Equal("content_filter", choice["finish_reason"]!.ToString());
    }
}
