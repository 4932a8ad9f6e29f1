using ChatAgency.RollingUpgrade.Building;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Stores;
using Xunit;

namespace ChatAgency.RollingUpgrade.Mixing;

/// <summary>A silo and a gateway of each build in one cluster, and every call that one kind makes of the other.</summary>
public sealed class MixedTests(ClusterStores stores, Baseline baseline)
{
    private const int MostQuestions = 60;

    // Slack has budgets, which nobody meets.
    private static readonly Dictionary<string, string> s_budgets = new() { ["Slack__UpdatesPerMinute"] = "6000", ["Slack__PostsPerMinute"] = "6000" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hosts_of_both_builds_serve_each_other()
    {
        await using var stage = await ClusterStage.OpenAsync(await stores.TakeAsync("redis"), silos: 2, gateways: 2, cancellationToken: Token);
        foreach (var (index, build) in new[] { baseline.Build, AgencyBuild.This }.Index())
        {
            stage.Agency.StartSilo(index, s_budgets, build);
            stage.Agency.StartGateway(index, build);
        }

        await stage.Agency.ReadyAsync();
        using var before = new WebClient(stage.Agency.Gateway(0));
        using var now = new WebClient(stage.Agency.Gateway(1));
        await AnswersAreStreamedAsync(stage, asks: before, reads: now);
        await AnswersAreStreamedAsync(stage, asks: now, reads: before);
        await StopsAreHeardAsync(stage, asks: before, stops: now);
        await StopsAreHeardAsync(stage, asks: now, stops: before);
        await BudgetIsSharedAsync(stage);
    }

    /// <summary>Accepts, streams of changes, transcripts and lists, from one gateway to silos of both builds.</summary>
    private static Task AnswersAreStreamedAsync(ClusterStage stage, WebClient asks, WebClient reads) => OnBothSilosAsync(stage, async question =>
    {
        var name = $"c{Guid.NewGuid():N}";
        await asks.AskAsync(name, question.Text);
        await Task.WhenAll(asks.UntilAsync(name, "completed"), reads.UntilAsync(name, "completed"));
        Assert.Contains(question.AnswerTag, await reads.TranscriptAsync(name), StringComparison.Ordinal);
        Assert.Contains(name, await reads.ListAsync(), StringComparison.Ordinal);
    });

    /// <summary>What was asked through one gateway is stopped through the other.</summary>
    private static Task StopsAreHeardAsync(ClusterStage stage, WebClient asks, WebClient stops) => OnBothSilosAsync(stage, async question =>
    {
        var name = $"c{Guid.NewGuid():N}";
        stage.Model.When(question.Text, ModelScript.StallAfter("Half an ans"));
        var turn = await asks.AskAsync(name, question.Text);
        await stage.AskedAgainAsync(question, times: 1);
        await stops.CancelAsync(name, turn);
        await asks.UntilAsync(name, "cancelled");
    });

    /// <summary>One grain keeps Slack's budget: one of the silos has it on the other side, and reaches it.</summary>
    private static async Task BudgetIsSharedAsync(ClusterStage stage)
    {
        await OnBothSilosAsync(stage, async question => await stage.AnsweredAsync(await stage.AskAsync(question), question));
        Assert.DoesNotContain(stage.Agency.Silos.SelectMany(static silo => silo.Lines), static line => line.Contains("budget for Slack could not be reached", StringComparison.Ordinal));
    }

    /// <summary>Does it with one new conversation after the other, until each silo has had a few of them.</summary>
    private static async Task OnBothSilosAsync(ClusterStage stage, Func<Question, Task> act)
    {
        const int few = 2;
        var done = new int[stage.Agency.Silos.Length];
        for (var i = 0; i < MostQuestions && done.Any(static count => count < few); i++)
        {
            var question = Question.New("Who answers?");
            await act(question);
            done[stage.SiloAt(question)]++;
        }

        Assert.All(done, static count => Assert.True(count >= few, $"A silo had only {count} of {MostQuestions} questions."));
    }
}
