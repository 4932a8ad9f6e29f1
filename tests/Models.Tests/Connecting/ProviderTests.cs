using ChatAgency.Core.Agents;
using ChatAgency.Models.Configuring;
using ChatAgency.Models.Connecting;
using ChatAgency.Models.Tests.Serving;
using Microsoft.Extensions.AI;

namespace ChatAgency.Models.Tests.Connecting;

public sealed class ProviderTests
{
    [Theory]
    [InlineData(ModelProvider.OpenAI)]
    [InlineData(ModelProvider.AzureOpenAI)]
    public async Task An_answer_is_streamed_with_its_end_model_and_usage(ModelProvider provider)
    {
        await using var service = await ScriptedModel.StartAsync(Scripts.Answers("Because ", "it ", "is."));
        await using var host = Client.Host(provider, service.Address);

        var updates = await host.Model().GetStreamingResponseAsync("Why?", cancellationToken: TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);

        var answer = updates.ToChatResponse();
        Assert.Equal("Because it is.", answer.Text);
        Assert.Equal(ChatFinishReason.Stop, answer.FinishReason);
        Assert.Equal("scripted-1", answer.ModelId);
        Assert.Equal((11, 7), (answer.Usage!.InputTokenCount, answer.Usage.OutputTokenCount));
        Assert.True(updates.Count(update => update.Text.Length > 0) >= 3);
    }

    [Fact]
    public async Task A_stop_between_the_answers_headers_and_its_first_word_closes_the_connection()
    {
        await using var service = await ScriptedModel.StartAsync(Scripts.Stalls("Well"));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var http = new HttpClient(new StoppedAtHeaders(stop));
        var options = new ModelOptions { OpenAI = new() { BaseUrl = $"{service.Address}/v1", Model = "scripted" } };
        using var model = ModelConnection.Open(ModelChoice.Places(options)[0], options, http);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => model.GetStreamingResponseAsync("Why?", cancellationToken: stop.Token).ToListAsync(stop.Token).AsTask());

        await service.Aborted.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task OpenAI_gets_model_limits_and_key_and_nothing_of_the_agencys_own()
    {
        await using var service = await ScriptedModel.StartAsync(Scripts.Answers("Yes"));
        await using var host = Client.Host(ModelProvider.OpenAI, service.Address);

        await host.Model().GetStreamingResponseAsync("Why?", Options(), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        var call = Assert.Single(service.Calls);
        Assert.Equal("/v1/chat/completions", call.Path);
        Assert.Equal($"Bearer {Client.Key}", call.Headers["Authorization"]);
        Assert.Equal("scripted", call.Json.GetProperty("model").GetString());
        Assert.Equal(900, call.Json.GetProperty("max_completion_tokens").GetInt32());
        Assert.True(call.Json.GetProperty("stream").GetBoolean());
        Assert.Equal("Why?", call.Json.GetProperty("messages")[0].GetProperty("content").GetString());
        Assert.DoesNotContain("briefing", call.Body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secret question", call.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Azure_gets_deployment_and_key_in_its_own_way()
    {
        await using var service = await ScriptedModel.StartAsync(Scripts.Answers("Yes"));
        await using var host = Client.Host(ModelProvider.AzureOpenAI, service.Address);

        await host.Model().GetStreamingResponseAsync("Why?", Options(), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        var call = Assert.Single(service.Calls);
        Assert.StartsWith("/openai/deployments/scripted/chat/completions?api-version=", call.Path, StringComparison.Ordinal);
        Assert.Equal(Client.Key, call.Headers["api-key"]);
        Assert.DoesNotContain("briefing", call.Body, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(900, call.Json.GetProperty("max_completion_tokens").GetInt32());
    }

    [Fact]
    public async Task A_service_without_keys_is_called_all_the_same()
    {
        await using var service = await ScriptedModel.StartAsync(Scripts.Answers("Yes"));
        await using var host = Client.Host(options => options.OpenAI = new() { BaseUrl = service.Address, Model = "local" });

        Assert.Equal("Yes", await host.Model().AskAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(ModelProvider.OpenAI)]
    [InlineData(ModelProvider.AzureOpenAI)]
    public async Task Cancelling_closes_the_connection(ModelProvider provider)
    {
        await using var service = await ScriptedModel.StartAsync(Scripts.Stalls("Well"));
        await using var host = Client.Host(provider, service.Address);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var update in host.Model().GetStreamingResponseAsync("Why?", cancellationToken: stop.Token))
            {
                if (update.Text == "Well") await stop.CancelAsync();
            }
        });

        await service.Aborted.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(ModelProvider.OpenAI)]
    [InlineData(ModelProvider.AzureOpenAI)]
    public async Task A_reader_who_leaves_closes_the_connection(ModelProvider provider)
    {
        await using var service = await ScriptedModel.StartAsync(Scripts.Stalls("Well"));
        await using var host = Client.Host(provider, service.Address);

        await foreach (var update in host.Model().GetStreamingResponseAsync("Why?", cancellationToken: TestContext.Current.CancellationToken))
        {
            if (update.Text == "Well") break;
        }

        await service.Aborted.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    private static ChatOptions Options() => new()
    {
        MaxOutputTokens = 900,
        AdditionalProperties = new() { [Briefing.Key] = new Briefing(AgentName.General, "secret question", 3) },
    };

    private sealed class StoppedAtHeaders(CancellationTokenSource stop) : DelegatingHandler(new SocketsHttpHandler { MaxResponseDrainSize = 0, ResponseDrainTimeout = TimeSpan.Zero })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            await stop.CancelAsync();
            return response;
        }
    }
}
