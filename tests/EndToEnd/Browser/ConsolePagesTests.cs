using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using Xunit;

using static Microsoft.Playwright.Assertions;

namespace ChatAgency.EndToEnd.Browser;

/// <summary>Every page of the console, wide and narrow, in light and dark, with many conversations behind it.</summary>
[Collection(nameof(ConsoleStage))]
public sealed class ConsolePagesTests(SystemChromium chromium, ConsoleStage stage, ITestOutputHelper output)
{
    // The issue asks for an answer to 'why' within a second; every page is held to it, on a machine that does much else.
    private const int MostMilliseconds = 1_000;

    private IEnumerable<(string Name, string Path, string Heading)> Pages =>
    [
        ("overview", "/admin", "Overview"),
        ("turns", "/admin/turns", "Turns in flight"),
        ("parked", "/admin/parked", "Parked turns"),
        ("alerts", "/admin/alerts", "Alerts"),
        ("why", $"/admin/why?q={stage.Answered.Channel}:{stage.Answered.Ts}", "Why"),
        ("why-past", "/admin/why?q=web/local/p77:past-54577", "Why"),
        ("conversations", "/admin/conversations", "Conversations"),
        ("conversations-found", "/admin/conversations?person=p7&state=completed", "Conversations"),
        ("transcript-reason", $"/admin/transcript?id={stage.Workspace}/{stage.Answered.Channel}:{stage.Answered.Ts}", $"Read {stage.Workspace}/{stage.Answered.Channel}:{stage.Answered.Ts}"),
        ("failures", "/admin/failures", "Failures"),
        ("feedback", "/admin/feedback", "Feedback"),
        ("agents", "/admin/agents", "Agents"),
        ("agent", "/admin/agents/Legal", "Legal"),
        ("agent-edit", "/admin/agents/Legal/edit", "Edit Legal"),
        ("agent-text", "/admin/agents/Legal/versions/1", "Legal, version 1"),
        ("agent-compare", "/admin/agents/Legal/compare?from=1&to=2", "Legal: version 1 and 2"),
        ("agent-new", "/admin/new-agent", "New agent"),
        ("workspaces", "/admin/workspaces", "Workspaces"),
        ("workspace", $"/admin/workspaces/{stage.Workspace}", stage.Workspace),
        ("budgets", "/admin/budgets", "Budgets"),
        ("settings", "/admin/settings", "Settings"),
        ("setting", "/admin/settings/one?key=Limits:PersonAMinute", "Limits:PersonAMinute"),
        ("settings-history", "/admin/settings/history", "Changes of settings"),
        ("audit", "/admin/audit", "Audit log"),
        ("not-found", "/admin/nothing", "Not found"),
    ];

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Every_page_can_be_read_and_used_by_everybody(int width, ColorScheme scheme)
    {
        var faults = new ConcurrentQueue<string>();
        var page = await stage.OpenAsync(chromium, faults, width, 860, scheme);
        foreach (var (name, path, heading) in Pages)
        {
            await page.GotoAsync(stage.At(path));
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(heading);
            foreach (var fault in await PageCheck.FaultsAsync(page)) faults.Enqueue($"{path}: {fault}");
            await SystemChromium.ShotAsync(page, string.Create(CultureInfo.InvariantCulture, $"console-{name}-{width}-{scheme.ToString().ToLowerInvariant()}"));
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task Every_page_is_there_within_a_second_with_many_conversations_behind_it()
    {
        var slow = new List<string>();
        foreach (var (_, path, _) in Pages)
        {
            // The first look may have to load code, and the machine may be busy for a moment: one of them is to be in time.
            var fastest = double.MaxValue;
            for (var look = 0; look < 4 && fastest > MostMilliseconds; look++)
            {
                var since = Stopwatch.GetTimestamp();
                using var response = await stage.Operator.GetAsync(path, TestContext.Current.CancellationToken);
                await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {fastest:0} ms"));
            if (fastest > MostMilliseconds) slow.Add($"{path}: {fastest:0} ms");
        }

        Assert.Empty(slow);
    }

    [Fact]
    public async Task Charts_costs_and_records_have_what_happened_the_newest_first()
    {
        var faults = new ConcurrentQueue<string>();
        var page = await stage.OpenAsync(chromium, faults);
        await page.GotoAsync(stage.At("/admin"));
        await Expect(page.Locator(".chart")).ToHaveCountAsync(4);
        foreach (var chart in new[] { "Turns asked", "Latency", "Cost" }) await Expect(page.Locator(".chart", new() { HasText = chart }).Locator(".bar").First).ToBeAttachedAsync();

        await page.GotoAsync(stage.At("/admin/budgets"));
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = stage.Workspace }).First).ToContainTextAsync("$");

        await page.GotoAsync(stage.At($"/admin/why?q={stage.Answered.Channel}:{stage.Answered.Ts}"));
        await Expect(page.GetByText("First words", new() { Exact = true })).ToBeVisibleAsync();

        await page.GotoAsync(stage.At("/admin/audit"));
        var times = await page.Locator("tbody th time").EvaluateAllAsync<string[]>("all => all.map(one => one.dateTime)");
        Assert.True(times.Length > 1);
        Assert.Equal(times.OrderDescending(StringComparer.Ordinal), times);
        Assert.Empty(faults);
    }

    [Fact]
    public async Task The_keyboard_alone_leads_past_the_menu_through_it_and_to_an_answer()
    {
        var faults = new ConcurrentQueue<string>();
        var page = await stage.OpenAsync(chromium, faults);
        await page.GotoAsync(stage.At("/admin"));
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByText("Skip to the page")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("main")).ToBeFocusedAsync();

        await page.ReloadAsync();
        for (var steps = 0; steps < 30 && await FocusedAsync(page) != "Why"; steps++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.True(await page.EvaluateAsync<bool>("() => parseFloat(getComputedStyle(document.activeElement).outlineWidth) >= 2"), $"nobody sees that '{await FocusedAsync(page)}' has the focus");
        }

        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Why");
        await page.GetByLabel("What happened to").FocusAsync();
        await page.Keyboard.TypeAsync($"https://example.slack.com/archives/{stage.Answered.Channel}/p{stage.Answered.Ts.Replace(".", "", StringComparison.Ordinal)}");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Route" })).ToBeVisibleAsync();
        await Expect(page.Locator("#turn")).ToContainTextAsync($"{stage.Workspace}/{stage.Answered.Channel}:{stage.Answered.Ts}");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("gpt-4o-mini");
        Assert.Empty(faults);
    }

    [Fact]
    public async Task The_menu_of_a_narrow_screen_opens_and_leads_on()
    {
        var faults = new ConcurrentQueue<string>();
        var page = await stage.OpenAsync(chromium, faults, 390, 780);
        await page.GotoAsync(stage.At("/admin"));
        await page.GetByText("Menu", new() { Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Navigation)).ToHaveCountAsync(1);
        foreach (var fault in await PageCheck.FaultsAsync(page)) faults.Enqueue(fault);
        await SystemChromium.ShotAsync(page, "console-menu-390-light");
        await page.GetByRole(AriaRole.Link, new() { Name = "Audit log" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Audit log");
        Assert.Empty(faults);
    }

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>("() => document.activeElement.textContent.trim()");
}
