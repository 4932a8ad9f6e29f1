using ChatAgency.Core.Failures;
using ChatAgency.Models.Configuring;
using ChatAgency.Models.Tests.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;

namespace ChatAgency.Models.Tests.Translating;

public sealed class FailureTests
{
    public static TheoryData<ModelProvider, int, string, FailureKind, string> Refusals()
    {
        var data = new TheoryData<ModelProvider, int, string, FailureKind, string>();
        foreach (var provider in new[] { ModelProvider.OpenAI, ModelProvider.AzureOpenAI })
        {
            data.Add(provider, 400, Scripts.Error("context_length_exceeded"), FailureKind.ContextTooLong, "http 400 context_length_exceeded");
            data.Add(provider, 400, Scripts.Error("content_filter"), FailureKind.ContentFiltered, "http 400 content_filter");
            data.Add(provider, 400, Scripts.Error("unsupported_value"), FailureKind.ModelMisconfigured, "http 400 unsupported_value");
            data.Add(provider, 401, Scripts.Error("invalid_api_key", $"Incorrect API key provided: {Client.Key}"), FailureKind.ModelMisconfigured, "http 401 invalid_api_key");
            data.Add(provider, 403, "{}", FailureKind.ModelMisconfigured, "http 403");
            data.Add(provider, 404, Scripts.Error("DeploymentNotFound"), FailureKind.ModelMisconfigured, "http 404 DeploymentNotFound");
            data.Add(provider, 413, "<html>too large</html>", FailureKind.ContextTooLong, "http 413");
            data.Add(provider, 429, Scripts.Error("rate_limit_exceeded"), FailureKind.ModelBusy, "http 429 rate_limit_exceeded");
            data.Add(provider, 429, Scripts.Error("insufficient_quota"), FailureKind.ModelMisconfigured, "http 429 insufficient_quota");
            data.Add(provider, 500, "", FailureKind.ModelUnavailable, "http 500");
            data.Add(provider, 502, "<html>bad gateway</html>", FailureKind.ModelUnavailable, "http 502");
            data.Add(provider, 503, Scripts.Error("a code with words in it"), FailureKind.ModelUnavailable, "http 503 invalid_request_error");
            data.Add(provider, 302, "", FailureKind.ModelMisconfigured, "http 302");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refusal_becomes_its_class_after_one_call(ModelProvider provider, int status, string body, FailureKind kind, string detail)
    {
        await using var service = await ScriptedModel.StartAsync(Scripts.Refuses(status, body));

        var failure = await FailAsync(provider, service.Address);

        Assert.Equal((kind, detail), (failure.Failure.Kind, failure.Failure.Detail));
        Assert.Single(service.Calls);
        Assert.DoesNotContain(Client.Key, failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ModelProvider.OpenAI, "7", 7)]
    [InlineData(ModelProvider.AzureOpenAI, "7", 7)]
    [InlineData(ModelProvider.OpenAI, "soon", null)]
    [InlineData(ModelProvider.OpenAI, null, null)]
    [InlineData(ModelProvider.OpenAI, "Mon, 01 Jan 2001 00:00:00 GMT", 0)]
    public async Task A_busy_service_says_when_to_come_again(ModelProvider provider, string? header, int? seconds)
    {
        await using var service = await ScriptedModel.StartAsync(Scripts.Refuses(429, Scripts.Error("rate_limit_exceeded"), header));

        var failure = await FailAsync(provider, service.Address);

        Assert.Equal(seconds, (int?)failure.Failure.RetryAfter?.TotalSeconds);
    }

    public static TheoryData<string, FailureKind, string> Answers => new()
    {
        { "cut", FailureKind.ModelStalled, "stream without finish reason" },
        { "malformed", FailureKind.ModelStalled, "malformed stream" },
        { "empty", FailureKind.ModelStalled, "empty answer" },
        { "blank", FailureKind.ModelStalled, "empty answer" },
        { "filtered", FailureKind.ContentFiltered, "finish content_filter" },
        { "refused", FailureKind.ContentFiltered, "refusal" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task What_only_looks_like_an_answer_becomes_a_failure(string name, FailureKind kind, string detail)
    {
        foreach (var provider in new[] { ModelProvider.OpenAI, ModelProvider.AzureOpenAI })
        {
            await using var service = await ScriptedModel.StartAsync(Script(name));

            var failure = await FailAsync(provider, service.Address);

            Assert.Equal((kind, detail), (failure.Failure.Kind, failure.Failure.Detail));
            Assert.Single(service.Calls);
        }
    }

    [Theory]
    [InlineData(ModelProvider.OpenAI)]
    [InlineData(ModelProvider.AzureOpenAI)]
    public async Task A_connection_that_breaks_in_the_middle_is_a_cut_answer(ModelProvider provider)
    {
        var read = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var service = await ScriptedModel.StartAsync(Scripts.Breaks(read.Task, "It was a dark and"));
        await using var host = Client.Host(provider, service.Address);

        var failure = await Assert.ThrowsAsync<FailureException>(async () =>
        {
            await foreach (var update in host.Model().GetStreamingResponseAsync("Why?", cancellationToken: TestContext.Current.CancellationToken))
            {
                if (update.Text.Length > 0) read.TrySetResult();
            }
        });

        Assert.Equal((FailureKind.ModelStalled, "stream cut"), (failure.Failure.Kind, failure.Failure.Detail));
        Assert.Single(service.Calls);
    }

    [Theory]
    [InlineData(ModelProvider.OpenAI)]
    [InlineData(ModelProvider.AzureOpenAI)]
    public async Task Nobody_listening_is_unavailable(ModelProvider provider)
    {
        var service = await ScriptedModel.StartAsync(Scripts.Answers("never"));
        var address = service.Address;
        await service.DisposeAsync();

        var failure = await FailAsync(provider, address);

        Assert.Equal((FailureKind.ModelUnavailable, "connection ConnectionRefused"), (failure.Failure.Kind, failure.Failure.Detail));
    }

    [Fact]
    public async Task A_connection_closed_before_the_answer_is_unavailable()
    {
        await using var service = await ScriptedModel.StartAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        var failure = await FailAsync(ModelProvider.OpenAI, service.Address);

        Assert.Equal(FailureKind.ModelUnavailable, failure.Failure.Kind);
    }

    [Fact]
    public async Task An_answer_cut_by_its_length_limit_is_an_answer()
    {
        await using var service = await ScriptedModel.StartAsync(Scripts.EndsWith("length", "As far as"));
        await using var host = Client.Host(ModelProvider.OpenAI, service.Address);

        Assert.Equal("As far as", await host.Model().AskAsync(TestContext.Current.CancellationToken));
    }

    private static Func<HttpContext, Task> Script(string name) => name switch
    {
        "cut" => Scripts.EndsWith(null, "It was a dark and"),
        "malformed" => Scripts.Sends("data: {\"id\": \"c1\", \"choi\n\n"),
        "empty" => Scripts.EndsWith("stop"),
        "blank" => Scripts.EndsWith("length", " ", "\n"),
        "filtered" => Scripts.EndsWith("content_filter", "It was"),
        _ => Scripts.Sends(
            "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"refusal\":\"I cannot\"},\"finish_reason\":null}]}\n\n",
            "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n",
            "data: [DONE]\n\n"),
    };

    private static async Task<FailureException> FailAsync(ModelProvider provider, string address)
    {
        await using var host = Client.Host(provider, address);
        return await Assert.ThrowsAsync<FailureException>(() => host.Model().AskAsync(TestContext.Current.CancellationToken));
    }
}
