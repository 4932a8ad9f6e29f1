using ChatAgency.Models.Tests.Serving;
using Microsoft.Extensions.AI;

namespace ChatAgency.Models.Tests.Limiting;

public sealed class SamplingTests
{
    [Theory]
    [InlineData("gpt-4.1-mini", true)]
    [InlineData("gpt-4o", true)]
    [InlineData("llama-3.3", true)]
    [InlineData("proto1", true)]
    [InlineData("gpt-5-chat-latest", true)]
    [InlineData("gpt-5-mini", false)]
    [InlineData("openai/gpt-5.1", false)]
    [InlineData("o3", false)]
    [InlineData("team-o4-mini", false)]
    public async Task Models_that_reason_get_no_temperature(string model, bool sent)
    {
        await using var service = await ScriptedModel.StartAsync(Scripts.Answers("Yes"));
        await using var host = Client.Host(options => options.OpenAI = new() { ApiKey = Client.Key, BaseUrl = service.Address, Model = model });
        var options = new ChatOptions { Temperature = 0.5f };

        await host.Model().GetResponseAsync("Why?", options, TestContext.Current.CancellationToken);

        Assert.Equal(sent, Assert.Single(service.Calls).Json.TryGetProperty("temperature", out _));
        Assert.Equal(0.5f, options.Temperature);
    }
}
