using System.Net;
using System.Text.Json.Nodes;
using ChatAgency.Simulators.Models;
using Xunit;

namespace ChatAgency.Simulators.Tests.Models;

public sealed class ModelSimulatorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fixtures_answer_and_the_rest_is_echoed()
    {
        await using var model = await ModelSimulator.StartAsync(Token);
        using var client = new ModelClient(model.Address);
        await model.WhenAsync("weather", "It is sunny all over the country today.", Token);
        await model.WhenAsync("weather in Rome", "Rain.", Token);
        var question = Question.New("Anything else?");

        Assert.Equal(("It is sunny all over the country today.", true), await client.StreamAsync("The weather?", Token));
        Assert.Equal(("Rain.", true), await client.StreamAsync("The weather in Rome?", Token, "openai/deployments/mine/chat/completions?api-version=1"));
        Assert.Contains(question.AnswerTag, (await client.StreamAsync(question.Text, Token)).Text, StringComparison.Ordinal);
        var requests = await model.RequestsAsync(Token);
        Assert.Equal(["The weather?", "The weather in Rome?", question.Text], requests.Select(static request => request.Question));
        Assert.StartsWith("/openai/deployments/mine/", requests[1].Path, StringComparison.Ordinal);
        Assert.True(requests[0].IsStreamed);
    }

    [Fact]
    public async Task Errors_and_cuts_are_answered_as_written()
    {
        await using var model = await ModelSimulator.StartAsync(Token);
        using var client = new ModelClient(model.Address);
        await model.WhenAsync("busy", new ModelFixture { Status = 429, RetryAfterSeconds = 3, ErrorCode = "rate_limit_exceeded" }, Token);
        await model.WhenAsync("cut", new ModelFixture { Answer = "a long answer that breaks off", ChunkSize = 5, CutAfterChunks = 3 }, Token);
        await model.WhenAsync("filtered", new ModelFixture { Answer = "half", FinishReason = "content_filter" }, Token);

        using var busy = await client.SendAsync("busy?", isStreamed: true, Token);
        using var filtered = await client.SendAsync("filtered?", isStreamed: false, Token);

        Assert.Equal(HttpStatusCode.TooManyRequests, busy.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(3), busy.Headers.RetryAfter!.Delta);
        Assert.Equal("content_filter", JsonNode.Parse(await filtered.Content.ReadAsStringAsync(Token))!["choices"]![0]!["finish_reason"]!.ToString());
        Assert.True(await Record.ExceptionAsync(() => client.StreamAsync("cut?", Token)) is IOException or HttpRequestException);
    }
}
