using ChatAgency.EndToEnd.Running;
using ChatAgency.EndToEnd.Slack;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack;
using Xunit;

namespace ChatAgency.EndToEnd.Models;

/// <summary>A model that is down, and another one that steps in for it.</summary>
public sealed class FallbackTests
{
    private const int Enough = 3;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_next_model_answers_at_most_two_are_asked_and_the_one_that_is_down_is_left_alone()
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var model = await ScriptedModel.StartAsync();
        model.When(static request => request.Path.StartsWith("/v1/", StringComparison.Ordinal), ModelScript.Error(503, "overloaded"));
        await using var agency = await LocalAgency.StartAsync(slack, model, settings: new Dictionary<string, string>
        {
            ["AZURE_OPENAI_ENDPOINT"] = model.Address.ToString(),
            ["AZURE_OPENAI_API_KEY"] = "sk-planted-secret",
            ["AZURE_OPENAI_DEPLOYMENT"] = "unused",
            ["Models__Provider"] = "OpenAI",
            ["Models__Fallbacks__0__Provider"] = "AzureOpenAI",
            ["Models__Fallbacks__0__Model"] = "stand-in",
            ["Models__Circuit__MinimumCalls"] = $"{Enough}",
            ["Models__Circuit__Break"] = "00:10:00",
        });
        for (var i = 0; i < Enough; i++) Assert.Equal([null, "stand-in"], await AnsweredByAsync(slack, model));

        Assert.Equal(["stand-in"], await AnsweredByAsync(slack, model));
        using var client = new HttpClient { BaseAddress = agency.Admin };
        Assert.Contains("gpt-4o-mini is not asked for", await client.GetStringAsync(new Uri("health", UriKind.Relative), Token), StringComparison.Ordinal);
        var metrics = await client.GetStringAsync(new Uri("metrics", UriKind.Relative), Token);
        Assert.Contains("chat_model_circuit{model=\"gpt-4o-mini\"} 2", metrics, StringComparison.Ordinal);
        Assert.Contains("chat_model_circuit{model=\"stand-in\"} 0", metrics, StringComparison.Ordinal);
        Assert.True((await client.GetAsync(new Uri("health/ready", UriKind.Relative), Token)).IsSuccessStatusCode);
    }

    /// <summary>Asks something new; the deployments that were called for it, in order.</summary>
    private static async Task<IEnumerable<string?>> AnsweredByAsync(SlackSimulator slack, ScriptedModel model)
    {
        var question = Question.New("Who answers?");
        Assert.Single((await slack.AnsweredAsync(await slack.AskAsync(slack.Workspace.AddChannel(), question, Token), question, Token)).FromBot);
        return model.About(question).Select(static exchange => exchange.Deployment);
    }
}
