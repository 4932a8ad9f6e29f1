using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Grains.Interfaces.Installing;
using ChatAgency.Slack.Tests.Outbound;
using ChatAgency.Slack.Tokens;
using Xunit;

namespace ChatAgency.Slack.Tests.Installing;

/// <summary>Each workspace is called with its own token; one that is refused is changed once, and only where there is another.</summary>
public sealed class WorkspaceTokensTests
{
    private const string Posted = """{"ok":true,"channel":"C1","ts":"1767225601.000200","message":{}}""";

    private static readonly (string, string?)[] s_installing =
        [("Slack:BotToken", null), ("Slack:ClientId", "1.2"), ("Slack:ClientSecret", "secret"), ("Slack:PublicAddress", "https://agency.example.com")];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_workspace_is_called_with_its_own_token_which_is_asked_for_once()
    {
        await using var cluster = await InstallCluster.StartAsync();
        foreach (var workspace in new[] { "T1", "T2" }) await cluster.Of(workspace).Keep(Held($"xoxb-of-{workspace}"), Token);
        var asked = 0;
        using var slack = Slack(workspace =>
        {
            Interlocked.Increment(ref asked);
            return cluster.Of(workspace);
        }).Answers([.. Enumerable.Repeat(Posted, 20)]);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => PostAsync(slack, i % 2 == 0 ? "T1" : "T2", i)));
        Assert.Equal(Enumerable.Repeat("Bearer xoxb-of-T1", 10).Concat(Enumerable.Repeat("Bearer xoxb-of-T2", 10)), slack.Calls.Select(static call => call.Token).Order());
        Assert.Equal(2, asked);
    }

    [Theory]
    [InlineData("token_expired")]
    [InlineData("token_revoked")]
    [InlineData("invalid_auth")]
    [InlineData("account_inactive")]
    public async Task A_refused_token_is_changed_for_the_renewed_one_and_the_call_made_once_more(string code)
    {
        await using var cluster = await InstallCluster.StartAsync();
        await cluster.Of("T1").Keep(Held("xoxb-old") with { RefreshToken = "R1", ExpiresAt = TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(11) }, Token);
        using var slack = Slack(cluster.Of).Answers($$"""{"ok":false,"error":"{{code}}"}""", Posted, Posted);
        Assert.IsType<PostResult.Done>(await PostAsync(slack, "T1"));
        Assert.IsType<PostResult.Done>(await PostAsync(slack, "T1"));
        Assert.Equal(["Bearer xoxb-old", "Bearer after-R1", "Bearer after-R1"], slack.Calls.Select(static call => call.Token));
        Assert.Equal(slack.Calls[0].Body, slack.Calls[1].Body);
    }

    [Fact]
    public async Task Where_there_is_no_other_token_the_refusal_counts()
    {
        await using var cluster = await InstallCluster.StartAsync();
        await cluster.Of("T1").Keep(Held("xoxb-dead"), Token);
        using var slack = Slack(cluster.Of).Answers("""{"ok":false,"error":"token_revoked"}""");
        Assert.Equal(new PostResult.Refused(new Refusal(RefusalKind.PlaceClosed, "token_revoked")), await PostAsync(slack, "T1"));
        Assert.Single(slack.Calls);
    }

    [Fact]
    public async Task The_settings_token_is_not_asked_for_and_not_changed_where_nothing_is_installed_by_OAuth()
    {
        using var slack = new ScriptedSlack().Answers("""{"ok":false,"error":"token_expired"}""");
        Assert.Equal(new PostResult.Refused(new Refusal(RefusalKind.NotAllowed, "token_expired")), await PostAsync(slack, "T1"));
        Assert.Single(slack.Calls);
    }

    [Fact]
    public async Task A_workspace_that_took_the_agency_out_is_not_called_and_is_closed_for_good()
    {
        await using var cluster = await InstallCluster.StartAsync();
        var held = Held("xoxb-of-T1");
        await cluster.Of("T1").Keep(held, Token);
        await cluster.Of("T1").Remove(held.At + TimeSpan.FromSeconds(1), "app_uninstalled", Token);
        using var slack = Slack(cluster.Of);
        Assert.Equal(new PostResult.Refused(new Refusal(RefusalKind.PlaceClosed, "app_uninstalled")), await PostAsync(slack, "T1"));
        Assert.Equal(new PostResult.Refused(new Refusal(RefusalKind.NotAllowed, "no_bot_token")), await PostAsync(slack, "T2"));
        Assert.Empty(slack.Calls);
    }

    [Fact]
    public async Task A_cluster_that_does_not_answer_costs_the_call_for_now()
    {
        using var slack = Slack(static _ => throw new TimeoutException());
        Assert.Equal(new PostResult.Refused(new Refusal(RefusalKind.ForNow, "token_unknown")), await PostAsync(slack, "T1"));
        Assert.True(await slack.Get<WorkspaceTokens>().AreThereForAsync("T1", Token));
    }

    private static ScriptedSlack Slack(InstallationOf of) => new(clock: null, budgets: null, of, s_installing);

    private static Task<PostResult> PostAsync(ScriptedSlack slack, string workspace, int channel = 1) => slack.Platform.OpenThread(new ConversationId("slack", workspace, $"C{channel}", "1767225000.000100"))
        .PostAsync(new PartBody("words", ""), new PostMark(new Marker("m"), 1, false), Token);

    private static Installation Held(string token) => new() { Token = token, By = "U1", At = TimeProvider.System.GetUtcNow() };
}
