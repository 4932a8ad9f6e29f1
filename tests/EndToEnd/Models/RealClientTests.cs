using ChatAgency.EndToEnd.Running;
using ChatAgency.EndToEnd.Slack;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Events;
using Xunit;

namespace ChatAgency.EndToEnd.Models;

/// <summary>The real clients of OpenAI and Azure OpenAI against an independent server of their protocol.</summary>
public sealed class RealClientTests
{
    private const int Budget = 4_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_thread_is_answered_and_its_prompt_holds_what_belongs_to_it(bool azure)
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var model = await ModelSimulator.StartAsync(Token);
        await using var agency = await LocalAgency.StartAsync(slack, settings: Settings(model, azure));
        var other = slack.Workspace.AddUser(displayName: "bob");
        var (elsewhere, first, second) = (Question.New("The otter is elsewhere."), Question.New($"What would <@{other.Id}> say about herons?"), Question.New("And in short?"));
        await slack.AnsweredAsync(await slack.AskAsync(slack.Workspace.AddChannel(), elsewhere, Token), elsewhere, Token);
        var said = await slack.SayAsync(slack.Channel.Id, slack.User.Id, first.Text, mention: true, options: new SayOptions { IsRaw = true }, cancellationToken: Token);
        await slack.AnsweredAsync(said, first, Token);
        await slack.SayAsync(slack.Channel.Id, slack.User.Id, second.Text, said.ThreadTs, cancellationToken: Token);
        Assert.Equal(2, (await slack.AnsweredAsync(said, second, Token)).FromBot.Count);

        var requests = await model.RequestsAsync(Token);
        Assert.Equal(3, requests.Count);
        var request = requests[^1];
        Assert.True(request.IsStreamed);
        Assert.Contains(azure ? "/openai/deployments/our-deployment/chat/completions" : "/v1/chat/completions", request.Path, StringComparison.Ordinal);
        if (!azure) Assert.Equal("gpt-4o-mini", request.Model);
        Assert.Equal(["system", "user", "assistant", "user"], request.Messages.Select(static message => message.Role));
        Assert.Contains("@bob", request.Messages[1].Text, StringComparison.Ordinal);
        Assert.Contains("ann wrote", request.Messages[1].Text, StringComparison.Ordinal);
        Assert.Contains(first.AnswerTag, request.Messages[2].Text, StringComparison.Ordinal);
        Assert.Contains(second.Text, request.Messages[3].Text, StringComparison.Ordinal);
        string[] foreign = [slack.User.Id, other.Id, slack.Workspace.BotUserId, slack.Workspace.BotToken, slack.SigningSecret, "otter", elsewhere.AnswerTag, "AI-generated", "working on it"];
        Assert.All(foreign, text => Assert.DoesNotContain(text, request.Prompt, StringComparison.Ordinal));
        Assert.DoesNotContain("heron", request.Messages[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-planted-secret", agency.Host.Output, StringComparison.Ordinal);
        Assert.Empty(slack.Calls.UnknownArguments);
    }

    [Fact]
    public async Task A_prompt_stays_within_its_budget_and_keeps_the_latest()
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var model = await ModelSimulator.StartAsync(Token);
        await using var agency = await LocalAgency.StartAsync(slack, settings: Settings(model, azure: false));
        Said? said = null;
        foreach (var word in new[] { "river", "music", "horse" })
        {
            // Words of one token each.
            var question = Question.New(string.Join(' ', Enumerable.Repeat(word, 1_500)));
            said = await slack.SayAsync(slack.Channel.Id, slack.User.Id, question.Text, said?.ThreadTs, mention: true, cancellationToken: Token);
            await slack.AnsweredAsync(said, question, Token);
        }

        var last = (await model.RequestsAsync(Token))[^1];
        Assert.Contains("music", last.Prompt, StringComparison.Ordinal);
        Assert.DoesNotContain("river", last.Prompt, StringComparison.Ordinal);
        Assert.InRange(last.Prompt.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length, 2_000, Budget);
    }

    private static Dictionary<string, string> Settings(ModelSimulator model, bool azure)
    {
        var settings = new Dictionary<string, string> { ["Prompts__MaxPromptTokens"] = $"{Budget}" };
        var named = azure
            ? new[] { ("AZURE_OPENAI_ENDPOINT", model.Address.ToString()), ("AZURE_OPENAI_API_KEY", "sk-planted-secret"), ("AZURE_OPENAI_DEPLOYMENT", "our-deployment") }
            : [("OPENAI_BASE_URL", model.OpenAiBaseUrl.ToString()), ("OPENAI_API_KEY", "sk-planted-secret"), ("OPENAI_MODEL", "gpt-4o-mini")];
        foreach (var (name, value) in named) settings[name] = value;
        return settings;
    }
}
