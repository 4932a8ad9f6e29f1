using System.Collections.Concurrent;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Workspaces;
using Microsoft.Playwright;
using Xunit;

using static Microsoft.Playwright.Assertions;

namespace ChatAgency.EndToEnd.Browser;

/// <summary>A thread in Slack as people see it: the simulator's own page, with the whole agency behind it.</summary>
public sealed class SlackPageTests(SystemChromium chromium) : IClassFixture<SystemChromium>
{
    private const string Beginning = "Three numbers stand out in *this* quarter's report:\n\n";

    private const string Table = """
        | region | revenue | change |
        | --- | ---: | ---: |
        | North | 1,204 | +12 % |
        | South | 980 | -3 % |

        1. **North** carries the growth.
        2. *South* lost one large customer.

        > Both are before tax.

        ```sql
        SELECT region, sum(revenue) FROM sales GROUP BY region;
        ```

        """;

    [Fact]
    public async Task A_question_its_growing_answer_a_follow_up_a_stop_and_a_failure_are_seen_in_the_thread()
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var model = await ScriptedModel.StartAsync();
        await using var agency = await LocalAgency.StartAsync(slack, model);
        slack.Workspace.AddChannel(name: "Agency", kind: ChannelKind.Direct);
        var faults = new ConcurrentQueue<string>();
        var page = await chromium.OpenAsync(faults);
        await page.GotoAsync(slack.Address.ToString());

        var rest = new TaskCompletionSource();
        model.Next(ModelScript.Gated(Beginning, (rest.Task, Table)));
        await SayAsync(page, "@Agency What stands out in this quarter's report by region?");
        await Expect(Bot(page)).ToContainTextAsync("Three numbers stand out");
        await Expect(Bot(page).GetByRole(AriaRole.Button, new() { Name = "Stop" })).ToBeVisibleAsync();
        await SystemChromium.ShotsAsync(page, "slack", "1-growing");
        rest.SetResult();
        await Expect(Bot(page)).ToContainTextAsync("AI-generated");
        await Expect(Bot(page).Locator("pre").Last).ToContainTextAsync("SELECT region");
        await Expect(Bot(page).Locator("table tr")).ToHaveCountAsync(3);
        await SystemChromium.ShotsAsync(page, "slack", "2-answered");

        await Bot(page).GetByRole(AriaRole.Button, new() { Name = "Why?" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Why this answer?");
        await SystemChromium.ShotsAsync(page, "slack", "5-why");
        await page.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Bot(page).GetByRole(AriaRole.Button, new() { Name = "Bad answer" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox).FillAsync("The sums are before tax.");
        await SystemChromium.ShotsAsync(page, "slack", "6-reason");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button).Last.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Reply in thread" }).ClickAsync();
        model.Next(ModelScript.StallAfter("South lost a customer, because "));
        await SayAsync(page, "And why did South lose?");
        await Expect(Bot(page)).ToContainTextAsync("South lost a customer");
        await Bot(page).GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        await Expect(Bot(page)).ToContainTextAsync("Stopped");
        await SystemChromium.ShotsAsync(page, "slack", "3-stopped");

        model.When("Once more, please.", ModelScript.KeyRefused());
        await SayAsync(page, "Once more, please.");
        await Expect(Bot(page)).ToContainTextAsync("E-");
        await Expect(Bot(page).GetByRole(AriaRole.Button, new() { Name = "Try again" })).ToBeVisibleAsync();
        await SystemChromium.ShotsAsync(page, "slack", "4-failed");
        Assert.Empty(faults);
    }

    private static async Task SayAsync(IPage page, string text)
    {
        await page.GetByLabel("Message").FillAsync(text);
        await page.GetByLabel("Message").PressAsync("Enter");
    }

    private static ILocator Bot(IPage page) => page.Locator(".message.bot").Last;
}
