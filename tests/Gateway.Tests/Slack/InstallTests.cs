using System.Net;
using ChatAgency.Core.Auditing;
using ChatAgency.Gateway.Slack.Installing;
using ChatAgency.Gateway.Tests.Stage;
using ChatAgency.Grains.Interfaces.Installing;
using ChatAgency.Simulators.Networks;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Workspaces;
using Microsoft.AspNetCore.DataProtection;

namespace ChatAgency.Gateway.Tests.Slack;

/// <summary>The doors of installing: who gets in, and every way in which it comes to nothing.</summary>
public sealed class InstallTests(StageCluster cluster) : IAsyncLifetime
{
    private SlackSimulator slack = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => slack = await SlackSimulator.StartAsync();

    public ValueTask DisposeAsync() => slack.DisposeAsync();

    [Fact]
    public async Task A_team_that_is_allowed_installs_by_itself_and_the_audit_has_it()
    {
        var workspace = NewWorkspace();
        await using var host = await StartAsync(("Slack:AllowedTeams", $"TOTHER, {workspace.TeamId}"));
        var (page, cookie) = await host.BeginAsync();
        Assert.Equal(slack.OAuth.ClientId, Query(page, "client_id"));
        Assert.Equal(AppManifestFile.Scopes, Query(page, "scope").Split(','));

        using var done = await host.OpenAsync(slack.OAuth.Decide(page, workspace, Installer(workspace)), cookie);
        await ShowsAsync(done, HttpStatusCode.OK, $"installed in {workspace.Name}");
        Assert.Contains($"{InstallDoor.Cookie}=;", Assert.Single(done.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        var standing = await StandingAsync(workspace);
        Assert.Equal((InstallationKind.Installed, workspace.OAuthToken), (standing.Kind, standing.Token));
        var record = Assert.Single(Records(workspace));
        Assert.Equal((AuditKind.WorkspaceInstalled, Installer(workspace).Id, "installed"), (record.Kind, record.Who, record.Outcome));
        Assert.DoesNotContain(host.Log, line => line.Contains(workspace.OAuthToken!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_team_that_is_not_allowed_is_refused_and_its_token_is_given_back()
    {
        var workspace = NewWorkspace();
        await using var host = await StartAsync(("Slack:AllowedTeams", "TOTHER"));
        var (page, cookie) = await host.BeginAsync();
        using var refused = await host.OpenAsync(slack.OAuth.Decide(page, workspace, Installer(workspace)), cookie);
        await RefusedAsync(host, refused, HttpStatusCode.Forbidden, "may not install");
        Assert.Equal(InstallationKind.None, (await StandingAsync(workspace)).Kind);
        Assert.Equal(workspace.TeamId, Assert.Single(slack.Calls.Of("auth.revoke")).Call.TeamId);
    }

    [Fact]
    public async Task Without_allowed_teams_it_is_shut_but_for_an_operators_link_which_is_good_once()
    {
        var (first, second) = (NewWorkspace(), NewWorkspace());
        await using var host = await StartAsync();
        using (var shut = await host.OpenAsync(new Uri("/slack/install", UriKind.Relative))) await RefusedAsync(host, shut, HttpStatusCode.Forbidden, "ask an operator");
        using (var nobody = await host.MakeLinkAsync(by: null)) Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        var link = await host.LinkAsync();
        // Looked at twice, by whatever previews it and by the person: it is not spent by that.
        await host.BeginAsync(link);
        var (page, cookie) = await host.BeginAsync(link);
        var (again, cookieAgain) = await host.BeginAsync(link);

        using (var done = await host.OpenAsync(slack.OAuth.Decide(page, first, Installer(first)), cookie)) Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.Contains(Assert.Single(Records(first)).Details, static detail => detail == AuditDetail.Of("begun_by", "otto"));
        using var refused = await host.OpenAsync(slack.OAuth.Decide(again, second, Installer(second)), cookieAgain);
        await RefusedAsync(host, refused, HttpStatusCode.Forbidden, "link was used already");
        Assert.Equal(InstallationKind.None, (await StandingAsync(second)).Kind);
    }

    [Fact]
    public async Task A_link_ends_after_an_hour_and_a_made_up_one_is_none()
    {
        await using var host = await StartAsync(("Slack:AllowedTeams", "*"));
        var link = await host.LinkAsync();
        using (var other = await host.OpenAsync(new Uri("/slack/install?link=CfDJ8made-up", UriKind.Relative))) await RefusedAsync(host, other, HttpStatusCode.Forbidden, "link is none");
        host.Clock.Advance(TimeSpan.FromHours(1));
        using var late = await host.OpenAsync(link);
        await RefusedAsync(host, late, HttpStatusCode.Forbidden, "older than an hour");
    }

    [Fact]
    public async Task Only_the_browser_that_began_may_end_it_once_and_in_time()
    {
        var workspace = NewWorkspace();
        await using var host = await StartAsync(("Slack:AllowedTeams", "*"));
        var (page, cookie) = await host.BeginAsync();
        var (_, otherCookie) = await host.BeginAsync();
        var back = slack.OAuth.Decide(page, workspace, Installer(workspace));

        await StateRefusedAsync(host, back, cookie: null);
        await StateRefusedAsync(host, back, otherCookie);
        await StateRefusedAsync(host, back, $"{InstallDoor.Cookie}=made-up");
        await StateRefusedAsync(host, new Uri(back.AbsoluteUri.Replace($"state={Query(page, "state")}", "state=forged", StringComparison.Ordinal)), cookie);
        await StateRefusedAsync(host, new Uri($"/slack/oauth/callback?code={Query(back, "code")}", UriKind.Relative), cookie);
        Assert.Empty(slack.Calls.Of("oauth.v2.access"));

        using (var done = await host.OpenAsync(back, cookie)) Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        // Also with another code: what was begun was ended.
        using (var used = await host.OpenAsync(slack.OAuth.Decide(page, workspace, Installer(workspace)), cookie)) await RefusedAsync(host, used, HttpStatusCode.Forbidden, "used already");
        Assert.Single(slack.Calls.Of("oauth.v2.access"));

        var (latePage, lateCookie) = await host.BeginAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        await StateRefusedAsync(host, slack.OAuth.Decide(latePage, workspace, Installer(workspace)), lateCookie);
    }

    [Fact]
    public async Task A_code_is_good_once_and_only_Slack_makes_it()
    {
        var workspace = NewWorkspace();
        await using var host = await StartAsync(("Slack:AllowedTeams", "*"));
        var (page, cookie) = await host.BeginAsync();
        var back = slack.OAuth.Decide(page, workspace, Installer(workspace));
        using (var done = await host.OpenAsync(back, cookie)) Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        foreach (var code in new[] { Query(back, "code"), "made-up" })
        {
            var (another, itsCookie) = await host.BeginAsync();
            using var refused = await host.OpenAsync(new Uri($"/slack/oauth/callback?code={code}&state={Query(another, "state")}", UriKind.Relative), itsCookie);
            await RefusedAsync(host, refused, HttpStatusCode.Forbidden, "does not take this code");
        }
    }

    [Fact]
    public async Task Whoever_cancels_on_Slacks_page_is_told_so()
    {
        var workspace = NewWorkspace();
        await using var host = await StartAsync(("Slack:AllowedTeams", "*"));
        var (page, cookie) = await host.BeginAsync();
        using var cancelled = await host.OpenAsync(slack.OAuth.Decide(page, workspace, Installer(workspace), allows: false), cookie);
        await RefusedAsync(host, cancelled, HttpStatusCode.Forbidden, "cancelled on Slack");
        Assert.Empty(slack.Calls.Of("oauth.v2.access"));
    }

    [Fact]
    public async Task A_wrong_client_secret_is_an_operators_matter_and_is_not_shown()
    {
        var workspace = NewWorkspace();
        await using var host = await StartAsync(("Slack:AllowedTeams", "*"), ("Slack:ClientSecret", "not-the-secret"));
        var (page, cookie) = await host.BeginAsync();
        using var refused = await host.OpenAsync(slack.OAuth.Decide(page, workspace, Installer(workspace)), cookie);
        await RefusedAsync(host, refused, HttpStatusCode.BadGateway, "own credentials");
        Assert.Contains(host.Log, static line => line.StartsWith("Error: Slack refuses to install the agency: bad_client_secret.", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Log, static line => line.Contains("not-the-secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_Slack_refuses_for_the_apps_settings_is_an_operators_matter()
    {
        await using var host = await StartAsync(("Slack:AllowedTeams", "*"));
        var (page, cookie) = await host.BeginAsync();
        using var refused = await host.OpenAsync(new Uri($"/slack/oauth/callback?error=invalid_scope&state={Query(page, "state")}", UriKind.Relative), cookie);
        await RefusedAsync(host, refused, HttpStatusCode.BadGateway, "An operator has to compare");
        Assert.Empty(slack.Calls.Of("oauth.v2.access"));
    }

    [Fact]
    public async Task Where_Slack_gives_no_answer_nothing_is_installed_and_one_may_begin_again()
    {
        var workspace = NewWorkspace();
        await using var host = await StartAsync(("Slack:AllowedTeams", "*"), ("Slack:ApiBaseUrl", $"http://127.0.0.1:{FreePort.Take(1)[0]}/api/"));
        var (page, cookie) = await host.BeginAsync();
        using var refused = await host.OpenAsync(slack.OAuth.Decide(page, workspace, Installer(workspace)), cookie);
        await RefusedAsync(host, refused, HttpStatusCode.ServiceUnavailable, "Slack gave no answer");
        Assert.Equal(InstallationKind.None, (await StandingAsync(workspace)).Kind);
    }

    [Fact]
    public async Task Where_the_cluster_is_gone_whoever_installs_is_told_to_begin_again()
    {
        var workspace = NewWorkspace();
        var gone = new StageCluster();
        await gone.InitializeAsync();
        await using var host = await InstallHost.StartAsync(gone, slack, keys: null, ("Slack:AllowedTeams", "*"));
        var (page, cookie) = await host.BeginAsync();
        await gone.DisposeAsync();
        using var refused = await host.OpenAsync(slack.OAuth.Decide(page, workspace, Installer(workspace)), cookie);
        await RefusedAsync(host, refused, HttpStatusCode.ServiceUnavailable, "could not keep the installation");
        Assert.Empty(slack.Calls.Of("oauth.v2.access"));
    }

    [Fact]
    public async Task Another_gateway_of_the_cluster_may_end_what_one_began()
    {
        var workspace = NewWorkspace();
        var keys = new EphemeralDataProtectionProvider();
        await using var one = await InstallHost.StartAsync(cluster, slack, keys, ("Slack:AllowedTeams", "*"));
        await using var other = await InstallHost.StartAsync(cluster, slack, keys, ("Slack:AllowedTeams", "*"));
        var (page, cookie) = await one.BeginAsync();
        var back = slack.OAuth.Decide(page, workspace, Installer(workspace));
        using (var done = await other.OpenAsync(back, cookie)) Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        using var used = await one.OpenAsync(back, cookie);
        await RefusedAsync(one, used, HttpStatusCode.Forbidden, "used already");
    }

    [Fact]
    public async Task Where_nothing_is_set_up_the_doors_are_not_there_and_whoever_wants_no_page_gets_problem_details()
    {
        await using var host = await StartAsync(("Slack:ClientId", null), ("Slack:ClientSecret", null), ("Slack:BotToken", "xoxb-test"));
        foreach (var path in new[] { "/slack/install", "/slack/oauth/callback?code=1&state=2" })
        {
            using var refused = await host.OpenAsync(new Uri(path, UriKind.Relative));
            await RefusedAsync(host, refused, HttpStatusCode.NotFound, "SLACK_CLIENT_ID");
        }

        using var link = await host.MakeLinkAsync("otto");
        Assert.Equal(HttpStatusCode.Conflict, link.StatusCode);
        Assert.Equal("application/problem+json", link.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task What_comes_from_a_workspace_without_a_token_is_acknowledged_left_alone_and_logged_once()
    {
        var workspace = NewWorkspace();
        await using var host = await StartAsync();
        var channel = workspace.AddChannel();
        for (var i = 0; i < 2; i++)
        {
            var said = await slack.SayAsync(channel.Id, Installer(workspace).Id, "Hello?", mention: true, workspace: workspace, cancellationToken: Token);
            Assert.All(said.Deliveries, static delivery => Assert.Equal(200, Assert.Single(delivery.Attempts).Status));
            Assert.Empty(StagedConversation.Of($"slack/{workspace.TeamId}/{channel.Id}:{said.ThreadTs}").Messages);
        }

        Assert.Single(host.Log, line => line.Contains(workspace.TeamId, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_uninstalled_workspace_has_no_token_until_it_is_installed_again()
    {
        var workspace = NewWorkspace();
        await using var host = await StartAsync(("Slack:AllowedTeams", "*"));
        await InstallAsync(host, workspace);
        Assert.NotEmpty(await HeardAsync(workspace));

        Assert.All(await slack.UninstallAsync(workspace, Token), static delivery => Assert.True(delivery.IsAcknowledged));
        var gone = await StandingAsync(workspace);
        Assert.Equal((InstallationKind.Removed, null), (gone.Kind, gone.Token));
        Assert.Empty(await HeardAsync(workspace));

        await InstallAsync(host, workspace);
        Assert.NotEmpty(await HeardAsync(workspace));
        Assert.Equal(
            [AuditKind.WorkspaceInstalled, AuditKind.WorkspaceUninstalled, AuditKind.WorkspaceInstalled], Records(workspace).Select(static record => record.Kind));
    }

    private async Task InstallAsync(InstallHost host, Workspace workspace)
    {
        var (page, cookie) = await host.BeginAsync();
        using var done = await host.OpenAsync(slack.OAuth.Decide(page, workspace, Installer(workspace)), cookie);
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
    }

    /// <summary>What the conversation of a new question got of it.</summary>
    private async Task<IReadOnlyList<object>> HeardAsync(Workspace workspace)
    {
        var channel = workspace.AddChannel();
        var said = await slack.SayAsync(channel.Id, Installer(workspace).Id, "Hello?", mention: true, workspace: workspace, cancellationToken: Token);
        return [.. StagedConversation.Of($"slack/{workspace.TeamId}/{channel.Id}:{said.ThreadTs}").Messages];
    }

    private Task<InstallHost> StartAsync(params (string Key, string? Value)[] settings) => InstallHost.StartAsync(cluster, slack, keys: null, settings);

    // The cluster outlives each Slack: a workspace of another test must not be taken for this one.
    private Workspace NewWorkspace()
    {
        var workspace = slack.AddWorkspace($"T{Guid.NewGuid():N}"[..11].ToUpperInvariant());
        workspace.AddUser();
        return workspace;
    }

    private static Member Installer(Workspace workspace) => workspace.Members.Single(static member => !member.IsBot);

    private Task<InstallationStanding> StandingAsync(Workspace workspace) => cluster.Client.GetGrain<IInstallationGrain>($"slack/{workspace.TeamId}").Read(Token);

    private static List<AuditEvent> Records(Workspace workspace) => [.. StagedAuditGrain.All.Where(record => record.Workspace == $"slack/{workspace.TeamId}")];

    private static string Query(Uri address, string name) => Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address.Query)[name].ToString();

    private static async Task StateRefusedAsync(InstallHost host, Uri back, string? cookie)
    {
        using var refused = await host.OpenAsync(back, cookie);
        await RefusedAsync(host, refused, HttpStatusCode.Forbidden, "was not begun in this browser");
        Assert.False(refused.Headers.Contains("Set-Cookie"));
    }

    /// <summary>A page that says why, with an error id that the log has too.</summary>
    private static async Task RefusedAsync(InstallHost host, HttpResponseMessage answer, HttpStatusCode status, string words)
    {
        var page = await ShowsAsync(answer, status, words);
        var id = System.Text.RegularExpressions.Regex.Match(page, "E-[0-9A-Z]{8}").Value;
        Assert.Contains(host.Log, line => id.Length > 0 && line.Contains(id, StringComparison.Ordinal));
    }

    private static async Task<string> ShowsAsync(HttpResponseMessage answer, HttpStatusCode status, string words)
    {
        var page = await answer.Content.ReadAsStringAsync(Token);
        Assert.True(status == answer.StatusCode, $"{answer.StatusCode}: {page}");
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Contains(words, page, StringComparison.Ordinal);
        return page;
    }
}
