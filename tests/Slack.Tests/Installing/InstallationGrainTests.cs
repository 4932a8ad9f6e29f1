using ChatAgency.Core.Auditing;
using ChatAgency.Grains.Interfaces.Installing;
using Xunit;

namespace ChatAgency.Slack.Tests.Installing;

/// <summary>A token that rotates is not lost: not to many who ask at once, not to a store that is away, not to a kill.</summary>
public sealed class InstallationGrainTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_near_its_end_is_renewed_once_however_many_ask()
    {
        await using var cluster = await InstallCluster.StartAsync();
        var grain = cluster.Of("T1");
        await grain.Keep(Held("first", "R1"), Token);
        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => grain.Read(Token)));
        Assert.All(all, static standing => Assert.Equal((InstallationKind.Installed, "after-R1"), (standing.Kind, standing.Token)));
        var (_, credential, form) = Assert.Single(cluster.Slack.Calls);
        // 1.2:secret
        Assert.Equal(("Basic MS4yOnNlY3JldA==", "refresh_token", "R1"), (credential, form["grant_type"], form["refresh_token"]));
        // It has twelve hours, and is asked for again two before their end.
        Assert.InRange(all[0].Until!.Value - TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(9.9), TimeSpan.FromHours(10));
    }

    [Fact]
    public async Task Nobody_is_given_a_new_token_before_it_is_written_and_Slack_is_not_asked_twice_for_it()
    {
        await using var cluster = await InstallCluster.StartAsync();
        var grain = cluster.Of("T1");
        await grain.Keep(Held("first", "R1"), Token);
        cluster.Store.Fails = true;
        for (var i = 0; i < 3; i++) Assert.Equal("first", (await grain.Read(Token)).Token);
        cluster.Store.Fails = false;
        Assert.Equal("after-R1", (await grain.Read(Token)).Token);
        Assert.Equal(1, cluster.Slack.Refreshed);
    }

    [Theory]
    [InlineData(true, "again-R1")]
    [InlineData(false, "first")]
    public async Task After_a_kill_between_Slacks_answer_and_the_write_the_same_refresh_token_is_tried_and_the_old_token_goes_on(bool graces, string token)
    {
        var store = new LastingStore();
        await using (var killed = await InstallCluster.StartAsync(store: store))
        {
            await killed.Of("T1").Keep(Held("first", "R1"), Token);
            store.Fails = true;
            Assert.Equal("first", (await killed.Of("T1").Read(Token)).Token);
        }

        store.Fails = false;
        await using var next = await InstallCluster.StartAsync(store: store);
        next.Slack.Refreshes = refresh => graces ? $$"""{"ok":true,"access_token":"again-{{refresh}}","refresh_token":"R3","expires_in":43200}""" : """{"ok":false,"error":"invalid_refresh_token"}""";
        for (var i = 0; i < 3; i++) Assert.Equal((InstallationKind.Installed, token), ((await next.Of("T1").Read(Token)).Kind, (await next.Of("T1").Read(Token)).Token));
        // What Slack refuses is not asked again at once.
        Assert.Equal(1, next.Slack.Refreshed);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_and_one_that_was_renewed_already_is_told()
    {
        await using var cluster = await InstallCluster.StartAsync();
        var grain = cluster.Of("T1");
        await grain.Keep(Held("first", "R1") with { ExpiresAt = TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(11) }, Token);
        Assert.Equal("first", (await grain.Read(Token)).Token);
        Assert.Equal("after-R1", (await grain.Renew("first", Token)).Token);
        Assert.Equal("after-R1", (await grain.Renew("first", Token)).Token);
        Assert.Equal(1, cluster.Slack.Refreshed);
    }

    [Fact]
    public async Task A_token_without_an_end_is_told_until_it_is_refused()
    {
        await using var cluster = await InstallCluster.StartAsync();
        var grain = cluster.Of("T1");
        await grain.Keep(Held("lasting", null) with { ExpiresAt = null }, Token);
        Assert.Equal(new InstallationStanding(InstallationKind.Installed, "lasting"), await grain.Renew("lasting", Token));
        Assert.Empty(cluster.Slack.Calls);
    }

    [Fact]
    public async Task An_event_from_before_an_installation_ends_nothing_and_a_later_one_does()
    {
        await using var cluster = await InstallCluster.StartAsync();
        var grain = cluster.Of("T1");
        var held = Held("lasting", null) with { ExpiresAt = null };
        await grain.Keep(held, Token);
        Assert.False(await grain.Remove(held.At - TimeSpan.FromMinutes(5), "app_uninstalled", Token));
        Assert.Equal("lasting", (await grain.Read(Token)).Token);
        Assert.True(await grain.Remove(held.At + TimeSpan.FromSeconds(1), "app_uninstalled", Token));
        Assert.False(await grain.Remove(held.At + TimeSpan.FromSeconds(1), "tokens_revoked", Token));
        Assert.Equal(new InstallationStanding(InstallationKind.Removed), await grain.Read(Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_token_that_Slack_still_knows_was_not_revoked_where_rotation_revokes_the_old_ones(bool lives)
    {
        await using var cluster = await InstallCluster.StartAsync();
        cluster.Slack.Tests = _ => lives ? """{"ok":true,"team_id":"T1"}""" : """{"ok":false,"error":"token_revoked"}""";
        var held = Held("first", "R1") with { ExpiresAt = TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(11) };
        await cluster.Of("T1").Keep(held, Token);
        Assert.Equal(!lives, await cluster.Of("T1").Remove(held.At + TimeSpan.FromSeconds(1), "tokens_revoked", Token));
        Assert.Equal(lives ? InstallationKind.Installed : InstallationKind.Removed, (await cluster.Of("T1").Read(Token)).Kind);
    }

    [Fact]
    public async Task The_settings_token_serves_its_own_workspace_and_no_other()
    {
        await using var cluster = await InstallCluster.StartAsync(botToken: "xoxb-of-T1");
        cluster.Slack.Tests = static token => token == "xoxb-of-T1" ? """{"ok":true,"team_id":"T1"}""" : """{"ok":false,"error":"invalid_auth"}""";
        Assert.Equal(InstallationKind.Configured, (await cluster.Of("T1").Read(Token)).Kind);
        Assert.Equal(InstallationKind.None, (await cluster.Of("T2").Read(Token)).Kind);
    }

    [Fact]
    public async Task What_the_audit_does_not_take_at_once_it_gets_after_the_next_start()
    {
        var store = new LastingStore();
        var workspace = $"T{Guid.NewGuid():N}";
        await using (var first = await InstallCluster.StartAsync(store: store))
        {
            StagedAuditGrain.FailOnce();
            await first.Of(workspace).Keep(Held("lasting", null) with { ExpiresAt = null }, Token);
            Assert.Empty(Records(workspace));
        }

        await using var next = await InstallCluster.StartAsync(store: store);
        await next.Of(workspace).Read(Token);
        Assert.Equal(AuditKind.WorkspaceInstalled, Assert.Single(Records(workspace)).Kind);
    }

    [Fact]
    public async Task Teams_that_an_organisation_lets_it_into_stand_in_the_audit_and_touch_no_token()
    {
        await using var cluster = await InstallCluster.StartAsync();
        var (grain, teams) = (cluster.Of($"E{Guid.NewGuid():N}"), new[] { $"T{Guid.NewGuid():N}", $"T{Guid.NewGuid():N}" });
        var held = Held("lasting", null) with { ExpiresAt = null };
        Assert.False(await grain.Note(held.At, true, teams, Token));
        await grain.Keep(held, Token);
        Assert.True(await grain.Note(held.At, true, teams, Token));
        Assert.True(await grain.Note(held.At, false, [teams[1]], Token));
        Assert.Equal([AuditKind.TeamAccessGranted, AuditKind.TeamAccessGranted, AuditKind.TeamAccessRevoked], teams.SelectMany(Records).Select(static record => record.Kind).Order());
        Assert.Equal("lasting", (await grain.Read(Token)).Token);
    }

    private static IEnumerable<AuditEvent> Records(string workspace) => StagedAuditGrain.All.Where(record => record.Subject == workspace);

    // Within two hours of its end.
    private static Installation Held(string token, string? refresh) => new()
    {
        Token = token,
        RefreshToken = refresh,
        ExpiresAt = TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(1),
        By = "U1",
        At = TimeProvider.System.GetUtcNow(),
    };
}
