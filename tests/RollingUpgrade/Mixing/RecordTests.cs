using ChatAgency.RollingUpgrade.Building;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Stores;
using Xunit;

namespace ChatAgency.RollingUpgrade.Mixing;

/// <summary>What one build wrote the other reads, with open turns in it, and writes on.</summary>
public sealed class RecordTests(ClusterStores stores, Baseline baseline)
{
    private const string OnTheWeb = "on-the-web";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_conversation_that_one_build_began_goes_on_in_the_other_and_back(bool thisBuildBegins)
    {
        var (one, other) = thisBuildBegins ? (AgencyBuild.This, baseline.Build) : (baseline.Build, AgencyBuild.This);
        await using var stage = await ClusterStage.OpenAsync(await stores.TakeAsync("redis"), silos: 1, gateways: 1, cancellationToken: Token);
        await StartAsync(stage.Agency, one);
        var (first, onTheWeb) = (Question.New("Who began?"), Question.New("And on the web?"));
        var said = await stage.AskAsync(first);
        await stage.AnsweredAsync(said, first);
        await AskOnTheWebAsync(stage.Agency, onTheWeb);

        // It dies in the middle of an answer: the other finds the open turn in the record, and what is already posted.
        var second = Question.New("Who goes on?");
        stage.Model.When(second.Text, ModelScript.StallAfter("Half an ans"), uses: 1);
        await stage.AskAsync(second, said.ThreadTs);
        await stage.ShownAsync(said, "Half an ans");
        await Task.WhenAll(stage.Agency.Silos[0].KillAsync(), stage.Agency.Gateways[0].KillAsync());
        await StartAsync(stage.Agency, other);
        await stage.AnsweredAsync(said, second);
        await ListsAsync(stage.Agency, onTheWeb);
        var third = await RemembersAsync(stage, said, [first, second]);

        // And back to the one that began, in good order.
        Assert.Equal(0, await stage.Agency.Gateways[0].StopAsync());
        Assert.Equal(0, await stage.Agency.Silos[0].StopAsync());
        await StartAsync(stage.Agency, one);
        await RemembersAsync(stage, said, [first, second, third]);
        await ListsAsync(stage.Agency, onTheWeb);

        var view = stage.Slack.Thread(said.Channel, said.ThreadTs);
        Assert.True(view.FromBot.Count == 4, view.ToString());
        Assert.DoesNotContain("Half", view.BotText, StringComparison.Ordinal);
    }

    private static async Task StartAsync(ClusterAgency agency, AgencyBuild build)
    {
        agency.StartSilo(0, build: build);
        agency.StartGateway(0, build);
        await agency.ReadyAsync();
    }

    /// <summary>Asks once more in the thread; the model is shown what was answered before.</summary>
    private static async Task<Question> RemembersAsync(ClusterStage stage, Said said, IReadOnlyList<Question> before)
    {
        var question = Question.New("What was said?");
        await stage.AnsweredAsync(await stage.AskAsync(question, said.ThreadTs), question);
        var asked = stage.Model.Exchanges.Last(exchange => exchange.Request.Question.Contains(question.Text, StringComparison.Ordinal)).Request;
        Assert.All(before, earlier => Assert.Contains(earlier.AnswerTag, asked.Prompt, StringComparison.Ordinal));
        return question;
    }

    private static async Task AskOnTheWebAsync(ClusterAgency agency, Question question)
    {
        using var client = new WebClient(agency.Gateway(0));
        await client.AskAsync(OnTheWeb, question.Text);
        await client.UntilAsync(OnTheWeb, "completed");
    }

    /// <summary>The list and the transcript hold what was asked on the web.</summary>
    private static async Task ListsAsync(ClusterAgency agency, Question question)
    {
        using var client = new WebClient(agency.Gateway(0));
        Assert.Contains(OnTheWeb, await client.ListAsync(), StringComparison.Ordinal);
        Assert.Contains(question.AnswerTag, await client.TranscriptAsync(OnTheWeb), StringComparison.Ordinal);
    }
}
