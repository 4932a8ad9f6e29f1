using System.Collections.Concurrent;
using System.Globalization;
using ChatAgency.EndToEnd.Doors;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Networks;
using Microsoft.Playwright;
using Xunit;

using static Microsoft.Playwright.Assertions;

namespace ChatAgency.EndToEnd.Browser;

/// <summary>The web chat as a person meets it: the whole agency behind it, a browser before it.</summary>
public sealed class ChatTests(SystemChromium chromium, Reception reception) : IClassFixture<SystemChromium>
{
    private const string Code = "```csharp\nvar sorted = names.OrderBy(name => name);\n```\n";

    [Theory]
    [InlineData(1280, 860, ColorScheme.Light)]
    [InlineData(1280, 860, ColorScheme.Dark)]
    [InlineData(390, 780, ColorScheme.Light)]
    [InlineData(390, 780, ColorScheme.Dark)]
    public async Task An_answer_is_watched_as_it_grows_and_is_there_after_a_reload(int width, int height, ColorScheme scheme)
    {
        var session = (await reception.SessionAsync(reception.NewPerson())).Split('=', 2);
        var question = $"How do I sort a list of names in C#, with {width} pixels on {scheme.ToString().ToLowerInvariant()} ground?";
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        reception.Model.When(question, ModelScript.Gated("Use `OrderBy`:\n\n", (first.Task, Code), (second.Task, "\n- it is **stable**\n- it leaves the list as it is\n")));
        var faults = new ConcurrentQueue<string>();
        var page = await chromium.OpenAsync(faults, width, height, scheme);
        var shot = $"local-{width}-{scheme.ToString().ToLowerInvariant()}";

        await page.Context.AddCookiesAsync([new Cookie { Name = session[0], Value = session[1], Url = reception.Agency.Public.ToString() }]);
        await page.GotoAsync(reception.Agency.Public.ToString());
        await Expect(page.GetByText("What can the agency do for you?")).ToBeVisibleAsync();
        await SystemChromium.ShotAsync(page, $"{shot}-1-welcome");

        await page.GetByLabel("Your message").FillAsync(question);
        await page.GetByLabel("Your message").PressAsync("Enter");
        await Expect(Answer(page)).ToHaveTextAsync("Use OrderBy:");
        await Expect(Turn(page).Locator(".name")).ToHaveTextAsync("Code");
        await Expect(Turn(page)).ToContainTextAsync("Code is writing…");
        await SystemChromium.ShotAsync(page, $"{shot}-2-growing");
        first.SetResult();
        await Expect(Answer(page)).ToContainTextAsync("names.OrderBy(name => name)");
        second.SetResult();
        await Expect(Turn(page)).ToHaveAttributeAsync("data-state", "completed");
        await Expect(Answer(page).Locator("li")).ToHaveCountAsync(2);
        await SystemChromium.ShotAsync(page, $"{shot}-3-done");

        await page.ReloadAsync();
        await Expect(Answer(page)).ToContainTextAsync("names.OrderBy(name => name)");
        await Expect(Turn(page).Locator(".name")).ToHaveTextAsync("Code");
        Assert.Empty(faults);
    }

    [Fact]
    public async Task A_page_comes_back_by_itself_when_the_agency_is_killed_in_the_middle_of_an_answer()
    {
        await using var model = await ScriptedModel.StartAsync();
        var folder = Directory.CreateTempSubdirectory("chatagency-").FullName;
        var ports = FreePort.Take(2).Select(static port => port.ToString(CultureInfo.InvariantCulture)).ToArray();
        var settings = new Dictionary<string, string> { ["PORT"] = ports[0], ["ADMIN_PORT"] = ports[1] };
        model.Next(ModelScript.StallAfter("Half an ans"));
        var first = await LocalAgency.StartAsync(model: model, folder: folder, settings: settings);
        var faults = new ConcurrentQueue<string>();
        var page = await chromium.OpenAsync(faults);
        await page.GotoAsync(first.ChatLink.ToString());
        await Expect(page.GetByText("What can the agency do for you?")).ToBeVisibleAsync();
        var question = Question.New("Does it survive?");
        await page.GetByLabel("Your message").FillAsync(question.Text);
        await page.GetByLabel("Your message").PressAsync("Enter");
        await Expect(Answer(page)).ToHaveTextAsync("Half an ans");
        await first.Host.KillAsync();
        await Expect(page.Locator("#banner")).ToContainTextAsync("The connection is lost");
        await SystemChromium.ShotAsync(page, "local-1280-light-lost");

        await using var second = await LocalAgency.StartAsync(model: model, folder: folder, settings: settings);
        await Expect(Turn(page)).ToHaveAttributeAsync("data-state", "completed", new() { Timeout = 40_000 });
        await Expect(Answer(page)).ToHaveTextAsync($"This is an echo. {question.AnswerTag}");
        await Expect(page.Locator("#banner")).ToBeHiddenAsync();
        await Expect(page.Locator("article.turn")).ToHaveCountAsync(1);

        var next = Question.New("And now?");
        await page.GetByLabel("Your message").FillAsync(next.Text);
        await page.GetByLabel("Your message").PressAsync("Enter");
        await Expect(page.Locator("article.turn")).ToHaveCountAsync(2);
        await Expect(Answer(page)).ToContainTextAsync(next.AnswerTag);
        Assert.Empty(faults);
        await first.DisposeAsync();
    }

    [Fact]
    public async Task A_newcomer_opens_the_link_stops_an_answer_tries_again_and_deletes_the_conversation()
    {
        await using var model = await ScriptedModel.StartAsync();
        await using var agency = await LocalAgency.StartAsync(model: model);
        model.Next(ModelScript.StallAfter("Once upon a time"));
        var faults = new ConcurrentQueue<string>();
        var page = await chromium.OpenAsync(faults);
        await page.GotoAsync(agency.ChatLink.ToString());
        await Expect(page.GetByText("What can the agency do for you?")).ToBeVisibleAsync();
        Assert.DoesNotContain(agency.ChatLink.Fragment[1..], page.Url, StringComparison.Ordinal);
        var question = Question.New("A story?");
        await page.GetByLabel("Your message").FillAsync(question.Text);
        await page.GetByLabel("Your message").PressAsync("Enter");
        await Expect(Answer(page)).ToHaveTextAsync("Once upon a time");

        await page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        await Expect(Turn(page)).ToHaveAttributeAsync("data-state", "cancelled");
        await model.WaitForAsync(static exchanges => exchanges.Single().IsCancelled, cancellationToken: TestContext.Current.CancellationToken);
        await SystemChromium.ShotAsync(page, "local-1280-light-stopped");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(Turn(page)).ToHaveAttributeAsync("data-state", "completed");
        await Expect(Answer(page)).ToContainTextAsync(question.AnswerTag);

        await page.GetByRole(AriaRole.Button, new() { Name = "Delete this conversation" }).ClickAsync();
        await page.Locator("#confirm-yes").ClickAsync();
        await Expect(page.GetByText("What can the agency do for you?")).ToBeVisibleAsync();
        await Expect(page.Locator("#list a")).ToHaveCountAsync(0);
        Assert.Empty(faults);
    }

    [Fact]
    public async Task The_dashboard_is_behind_the_console_link_and_works_under_its_policy()
    {
        await using var agency = await LocalAgency.StartAsync();
        var faults = new ConcurrentQueue<string>();
        var page = await chromium.OpenAsync(faults);
        await page.GotoAsync(new Uri(agency.Admin, "/dashboard").ToString());
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in to the console" })).ToBeVisibleAsync();
        await SystemChromium.ShotAsync(page, "dashboard-sign-in");

        await page.GotoAsync(agency.ConsoleLink.ToString());
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Orleans dashboard" }).ClickAsync();
        await Expect(page.GetByText("Total Activations").First).ToBeVisibleAsync();
        await page.GetByText("Grains", new() { Exact = true }).First.ClickAsync();
        await Expect(page.GetByText("Activations by Type").First).ToBeVisibleAsync();
        await SystemChromium.ShotAsync(page, "dashboard-1280");
        Assert.Empty(faults);
    }

    private static ILocator Turn(IPage page) => page.Locator("article.turn:not(.pending)").Last;

    private static ILocator Answer(IPage page) => Turn(page).Locator(".markdown");
}
