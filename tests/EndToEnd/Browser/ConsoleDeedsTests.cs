using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using ChatAgency.EndToEnd.Doors;
using ChatAgency.EndToEnd.Operating;
using ChatAgency.Simulators.Models;
using Microsoft.Playwright;
using Xunit;

using static Microsoft.Playwright.Assertions;

namespace ChatAgency.EndToEnd.Browser;

/// <summary>What operators do on the console's pages, in a browser, with the agency behind it.</summary>
[Collection(nameof(ConsoleStage))]
public sealed class ConsoleDeedsTests(SystemChromium chromium, ConsoleStage stage)
{
    private readonly ConcurrentQueue<string> faults = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_agent_is_edited_compared_tried_rolled_back_and_retired()
    {
        await stage.PublishAsync("Taxes", OperatedAgency.Profile("Taxes", "Count once."));
        var page = await OpenAsync("/admin/agents");
        await page.GetByRole(AriaRole.Link, new() { Name = "Taxes" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit" }).ClickAsync();
        var text = page.GetByLabel("Profile");
        await text.FillAsync(OperatedAgency.Profile("Taxes", "Count <b>twice</b>.", temperature: "hot"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save as the next version" }).ClickAsync();
        await Expect(page.Locator(".fault")).ToContainTextAsync("profile:4");
        await Expect(text).ToHaveValueAsync(OperatedAgency.Profile("Taxes", "Count <b>twice</b>.", temperature: "hot"));
        foreach (var fault in await PageCheck.FaultsAsync(page)) faults.Enqueue(fault);

        await text.FillAsync(OperatedAgency.Profile("Taxes", "Count <b>twice</b>."));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save as the next version" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToContainTextAsync("The new version answers");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Version 2 answers.");

        await page.GetByRole(AriaRole.Button, new() { Name = "Compare" }).ClickAsync();
        await page.GotoAsync(stage.At("/admin/agents/Taxes/compare?from=1&to=2"));
        await Expect(page.Locator("del")).ToHaveTextAsync("- Count once.");
        await Expect(page.Locator("ins")).ToHaveTextAsync("+ Count <b>twice</b>.");

        await page.GotoAsync(stage.At("/admin/agents/Taxes"));
        await page.GetByLabel("Try", new() { Exact = true }).SelectOptionAsync("1");
        await page.GetByLabel("in so many of 100 threads").FillAsync("200");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin the trial" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("1 to 99");
        await page.GetByLabel("Try", new() { Exact = true }).SelectOptionAsync("1");
        await page.GetByLabel("in so many of 100 threads").FillAsync("25");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin the trial" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Version 1 answers 25 of 100 threads");
        await page.GetByRole(AriaRole.Button, new() { Name = "End the trial" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToContainTextAsync("The trial is over");

        await page.GetByLabel("Roll back to").SelectOptionAsync("1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Roll back" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Version 1 answers.");
        page.Dialog += static (_, dialog) => _ = dialog.AcceptAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take out of service" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("out of service");
        Assert.Empty(faults);
    }

    [Fact]
    public async Task A_workspace_is_told_who_answers_where_and_when_it_speaks_and_the_audit_shows_it()
    {
        var page = await OpenAsync("/admin/workspaces");
        await page.GetByLabel("Workspace", new() { Exact = true }).FillAsync("T0 DESK");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open" }).ClickAsync();
        await Expect(page.Locator(".fault")).ToContainTextAsync("platform's id");
        await page.GetByLabel("Workspace", new() { Exact = true }).FillAsync("T0DESK");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("slack/T0DESK");

        await page.GetByLabel("Who is asked whom a message is for").SelectOptionAsync("hybrid");
        await page.GetByLabel("Agent of rule 1").SelectOptionAsync("Code");
        await page.GetByLabel("Channel of rule 1").FillAsync("C0 BUILDS");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set who answers" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("rule 1 names no channel");
        await Expect(page.GetByLabel("Who is asked whom a message is for")).ToHaveValueAsync("hybrid");
        await page.GetByLabel("Channel of rule 1").FillAsync("C0BUILDS");
        await page.GetByLabel("Words of rule 1").FillAsync("build, red build");
        var stale = await OpenAsync("/admin/workspaces/slack/T0DESK");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set who answers" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToContainTextAsync("Routing is set");
        await Expect(page.GetByLabel("Words of rule 1")).ToHaveValueAsync("build, red build");

        await stale.GetByRole(AriaRole.Button, new() { Name = "Set who answers" }).ClickAsync();
        await Expect(stale.GetByRole(AriaRole.Alert)).ToContainTextAsync("somebody else changed it");

        await page.GetByLabel("Only in these channels").FillAsync("C0BUILDS\nC0OPS");
        await page.GetByLabel("Channel 1", new() { Exact = true }).FillAsync("C0OPS");
        await page.GetByLabel("Guests of channel 1").SelectOptionAsync("yes");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set when it speaks" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToContainTextAsync("When the agency speaks is set");
        await Expect(page.GetByLabel("Only in these channels")).ToHaveValueAsync("C0BUILDS\nC0OPS");
        await Expect(page.GetByLabel("Guests of channel 1")).ToHaveValueAsync("yes");

        await page.GotoAsync(stage.At("/admin/audit"));
        await page.GetByLabel("Kind").SelectOptionAsync("RoutingChanged");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "slack/T0DESK" })).ToHaveCountAsync(1);
        await page.GotoAsync(stage.At("/admin/audit?from=yesterday"));
        await Expect(page.Locator(".fault")).ToContainTextAsync("from is a time");
        Assert.Empty(faults);
    }

    [Fact]
    public async Task A_turn_in_flight_is_seen_without_a_reload_parked_replayed_and_found_by_why()
    {
        stage.Model.When("Keep me waiting", ModelScript.StallAfter("Just a mo"), uses: 1);
        var page = await OpenAsync("/admin/turns");
        var said = await stage.Slack.SayAsync(stage.Slack.Channel.Id, stage.Slack.User.Id, "Keep me waiting, please.", mention: true, cancellationToken: Token);
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = said.ThreadTs });
        await Expect(row).ToContainTextAsync("answering");
        await Expect(page.Locator("#news")).ToContainTextAsync("in flight");
        await SystemChromium.ShotAsync(page, "console-turns-1280-flying");
        await row.GetByRole(AriaRole.Button, new() { Name = "Park" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToContainTextAsync("set aside");

        await UntilAsync(page, "/admin/parked", row);
        await SystemChromium.ShotAsync(page, "console-parked-1280-one");
        await row.GetByRole(AriaRole.Button, new() { Name = "Retry" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToContainTextAsync("answered anew");
        await UntilAsync(page, $"/admin/why?q={said.Channel}:{said.Ts}", page.Locator("#turn + p", new() { HasText = "completed" }));
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("TurnParked");
        await page.GetByRole(AriaRole.Link, new() { Name = "What was written" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Read" }).ClickAsync();
        await Expect(page.Locator(".fault")).ToContainTextAsync("why you read it");
        await page.GetByLabel("Why do you read it?").FillAsync("A complaint");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read" }).ClickAsync();
        await Expect(page.Locator(".said").First).ToContainTextAsync("Keep me waiting, please.");
        foreach (var fault in await PageCheck.FaultsAsync(page)) faults.Enqueue(fault);
        await SystemChromium.ShotAsync(page, "console-transcript-1280");
        Assert.Contains("TranscriptRead", await stage.Operator.GetStringAsync("/admin/api/audit?kind=TranscriptRead", Token), StringComparison.Ordinal);
        Assert.Empty(faults);
    }

    [Fact]
    public async Task A_failure_is_found_by_its_error_id_and_its_alert_is_looked_after()
    {
        var page = await OpenAsync("/admin/failures");
        var failed = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "failed" }).Filter(new() { HasText = stage.Workspace }).First;
        await UntilAsync(page, "/admin/failures", failed);
        var error = (await failed.Locator("code").First.TextContentAsync())!;
        await page.GetByLabel("Error id").FillAsync(error.ToLowerInvariant());
        await page.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Why");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync($"Error id {error}");

        await page.GotoAsync(stage.At("/admin/alerts"));
        await page.GetByRole(AriaRole.Button, new() { Name = "I look after turns-failed" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToContainTextAsync("You look after it now");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("looks after it");
        Assert.Empty(faults);
    }

    [Fact]
    public async Task A_form_of_another_site_changes_nothing_and_the_api_answers_a_wrong_path_for_itself()
    {
        using var client = Reception.At(stage.Agency.Admin);
        using var signIn = new HttpRequestMessage(HttpMethod.Post, "/admin/sign-in") { Content = JsonContent.Create(new { token = stage.Agency.AdminToken }) };
        signIn.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var session = await client.SendAsync(signIn, Token);
        foreach (var site in new[] { "cross-site", "same-site", null })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/agents/General/retire") { Content = new FormUrlEncodedContent([]) };
            request.Headers.Add("Cookie", session.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
            if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
            using var refused = await client.SendAsync(request, Token);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        using var nothing = await stage.Operator.GetAsync("/admin/api/nothing", Token);
        await Answer.ProblemAsync(nothing, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_setting_is_changed_for_the_cluster_refused_where_it_is_wrong_and_taken_back()
    {
        var page = await OpenAsync("/admin/settings");
        await page.GetByLabel("Setting").FillAsync("PersonAMinute");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Limits:PersonAMinute" }).ClickAsync();
        await page.GetByLabel("Value").FillAsync("-7");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator(".fault")).ToContainTextAsync("PersonAMinute");
        await Expect(page.GetByLabel("Value")).ToHaveValueAsync("-7");
        foreach (var fault in await PageCheck.FaultsAsync(page)) faults.Enqueue(fault);
        await page.GetByLabel("Value").FillAsync("77");
        await page.GetByLabel("Why").FillAsync("A workshop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToContainTextAsync("The setting is changed");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Limits:PersonAMinute" })).ToContainTextAsync("77");

        await page.GetByRole(AriaRole.Link, new() { Name = "Who changed what" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "A workshop" })).ToContainTextAsync("admin");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go back to before version 1" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToContainTextAsync("The settings are as they were");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Limits:PersonAMinute" })).Not.ToContainTextAsync("77");
        Assert.Empty(faults);
    }

    [Fact]
    public async Task Who_only_looks_is_offered_nothing_to_change_and_told_which_role_is_missing()
    {
        var page = await stage.OpenAsync(chromium, faults, token: ConsoleStage.Viewer);
        foreach (var path in new[] { "/admin", "/admin/turns", "/admin/parked", "/admin/alerts", "/admin/agents/Legal", "/admin/conversations", $"/admin/workspaces/{stage.Workspace}", $"/admin/why?q={stage.Answered.Channel}:{stage.Answered.Ts}" })
        {
            await page.GotoAsync(stage.At(path));
            await Expect(page.Locator(".who")).ToContainTextAsync("vera");
            await Expect(page.Locator("form[method=post]:not(.who) :enabled")).ToHaveCountAsync(0);
            foreach (var fault in await PageCheck.FaultsAsync(page)) faults.Enqueue($"{path}: {fault}");
        }

        await page.GotoAsync(stage.At("/admin/agents/Legal/edit"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Not for this role");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("This needs the role admin.");
        foreach (var fault in await PageCheck.FaultsAsync(page)) faults.Enqueue(fault);
        Assert.Empty(faults);
    }

    [Fact]
    public async Task Signing_out_shuts_the_pages()
    {
        var page = await OpenAsync("/admin");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in to the console" })).ToBeVisibleAsync();
        await page.GotoAsync(stage.At("/admin/agents"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in to the console" })).ToBeVisibleAsync();
        Assert.Empty(faults);
    }

    private async Task<IPage> OpenAsync(string path)
    {
        var page = await stage.OpenAsync(chromium, faults);
        await page.GotoAsync(stage.At(path));
        return page;
    }

    /// <summary>Loads a page until what is wanted stands on it: the register is a second behind.</summary>
    private async Task UntilAsync(IPage page, string path, ILocator wanted)
    {
        for (var tries = 0; tries < 60; tries++)
        {
            await page.GotoAsync(stage.At(path));
            if (await wanted.CountAsync() > 0) return;
            await page.WaitForTimeoutAsync(250);
        }

        await Expect(wanted).ToBeVisibleAsync();
    }
}
