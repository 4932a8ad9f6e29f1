using System.Net;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Grains.Interfaces.Budgets;
using ChatAgency.Slack.Tests.Outbound;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using Xunit;

namespace ChatAgency.Slack.Tests.Pace;

/// <summary>The budget as a real grain, asked by two silos.</summary>
public sealed class ClusterTests : IAsyncLifetime
{
    private const string Done = """{"ok":true,"ts":"1767225601.000200"}""";

    private static readonly ConversationId Conversation = new("slack", "T1", "C1", "1767225000.000100");

    private readonly InProcessTestCluster cluster = Build();

    public async ValueTask InitializeAsync() => await cluster.DeployAsync();

    public ValueTask DisposeAsync() => cluster.DisposeAsync();

    [Fact]
    public async Task Two_silos_spend_one_budget_and_a_refusal_of_one_stops_both()
    {
        using var one = Silo(0).Answers([.. Enumerable.Repeat(Done, 20)]);
        using var other = Silo(1).Answers([.. Enumerable.Repeat(Done, 20)]);
        var results = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => UpdateAsync(i % 2 == 0 ? one : other, $"{i}", isFinal: false)));
        // Half of the burst of one budget, though each silo by itself would have given as much.
        Assert.InRange(results.Count(static result => result is UpdateResult.Done), 8, 10);

        using var limited = Silo(0).Then(HttpStatusCode.TooManyRequests, retryAfter: "30");
        Assert.IsType<PostResult.Refused>(await PostAsync(limited));
        var refusal = Assert.IsType<PostResult.Refused>(await PostAsync(other)).Refusal;
        Assert.Equal("ratelimited", refusal.Reason);
        Assert.InRange(refusal.RetryAfter!.Value, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(31));
    }

    private ScriptedSlack Silo(int number)
    {
        var factory = cluster.Silos[number].ServiceProvider.GetService(typeof(IGrainFactory)) as IGrainFactory;
        return new ScriptedSlack(clock: null, workspace => factory!.GetGrain<IBudgetGrain>($"slack/{workspace}"));
    }

    private static Task<UpdateResult> UpdateAsync(ScriptedSlack slack, string post, bool isFinal) => slack.Platform.OpenThread(Conversation)
        .UpdateAsync(new PostId(post), new PartBody("words", ""), new PostMark(new Marker("m"), 1, isFinal), TestContext.Current.CancellationToken);

    private static Task<PostResult> PostAsync(ScriptedSlack slack) => slack.Platform.OpenThread(Conversation)
        .PostAsync(new PartBody("words", ""), new PostMark(new Marker("m"), 1, false), TestContext.Current.CancellationToken);

    private static InProcessTestCluster Build()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo(static (_, silo) => silo.Services.AddSingleton(TimeProvider.System));
        return builder.Build();
    }
}
