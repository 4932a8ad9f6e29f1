using ChatAgency.Core.Accepting;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Keeping;
using ChatAgency.Gateway.Tests.Stage;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatAgency.Gateway.Tests.Chat;

[Collection(ChatCollection.Name)]
public sealed class AskingTests(ChatBrowser browser)
{
    private readonly string _person = ApiFixture.NewName();

    [Fact]
    public async Task An_answer_is_watched_as_it_grows_with_its_agent_named()
    {
        await using var chat = await browser.OpenAsync(_person);
        await Expect(chat.Page.GetByText("What can the agency do for you?")).ToBeVisibleAsync();
        var turn = await chat.AskAsync("Why is the sky blue?");
        await Expect(chat.Turns.Last).ToContainTextAsync("Why is the sky blue?");
        await Expect(chat.Box).ToHaveValueAsync("");

        chat.Staged.Change(turn, static t => t with { State = TurnState.Routing });
        await Expect(chat.Turns.Last).ToContainTextAsync("Choosing an agent…");
        chat.Staged.Route(turn, "Technical", "It asks how something works.");
        await Expect(chat.Turns.Last.Locator(".name")).ToHaveTextAsync("Technical");
        await Expect(chat.Turns.Last).ToContainTextAsync("It asks how something works.");
        chat.Staged.Grow(turn, "Light **scatters");
        await Expect(chat.Answer.Locator("strong")).ToHaveTextAsync("scatters");
        await Expect(chat.Turns.Last).ToContainTextAsync("Technical is writing…");
        chat.Staged.Grow(turn, "**, blue the most.");
        await Expect(chat.Answer).ToHaveTextAsync("Light scatters, blue the most.");
        chat.Staged.Complete(turn);
        await Expect(chat.Turns.Last.Locator(".state")).ToBeHiddenAsync();
        await Expect(chat.Page.Locator("#announce")).ToHaveTextAsync("Technical has answered.");
        await Expect(chat.Page.Locator("#title")).ToHaveTextAsync("Why is the sky blue?");
        chat.AssertUnharmed();
    }

    [Fact]
    public async Task The_work_behind_an_answer_is_watched_as_it_moves_and_is_gone_with_the_answer()
    {
        await using var chat = await browser.OpenAsync(_person);
        var turn = await chat.AskAsync("Compare the two");
        var work = new WorkItem { Id = "a", Title = "Asks <b>Code</b>", Status = WorkStatus.InProgress };
        chat.Staged.Change(turn, t => t with { State = TurnState.Answering, Agent = "General", Work = [work, new() { Id = "b", Title = "Asks Technical" }] });
        var lines = chat.Turns.Last.Locator(".work li");
        await Expect(lines).ToHaveCountAsync(2);
        await Expect(lines.First).ToHaveTextAsync("Under way: Asks <b>Code</b>");
        chat.Staged.Change(turn, t => t with { Work = [work with { Status = WorkStatus.Error, Detail = "no answer" }] });
        await Expect(lines).ToHaveTextAsync(["Without result: Asks <b>Code</b>no answer"]);
        chat.Staged.Change(turn, static t => t with { State = TurnState.Completed, Text = "Both are fine.", Work = null });
        await Expect(chat.Turns.Last.Locator(".work")).ToBeHiddenAsync();
        chat.AssertUnharmed();
    }

    [Fact]
    public async Task History_is_there_after_a_reload()
    {
        await using var chat = await browser.OpenAsync(_person);
        var turn = await chat.AskAsync("Remember this");
        chat.Staged.Route(turn, "General", "Nothing more special.");
        chat.Staged.Grow(turn, "I do.");
        chat.Staged.Complete(turn);
        await Expect(chat.Answer).ToHaveTextAsync("I do.");
        await chat.Box.FillAsync("half a thought");

        await chat.Page.ReloadAsync();
        await Expect(chat.Answer).ToHaveTextAsync("I do.");
        await Expect(chat.Box).ToHaveValueAsync("half a thought");
        await Expect(chat.Page.GetByRole(AriaRole.Navigation).GetByText("Remember this")).ToBeVisibleAsync();
        chat.AssertUnharmed();
    }

    [Fact]
    public async Task A_broken_stream_comes_back_and_goes_on()
    {
        await using var chat = await browser.OpenAsync(_person);
        var turn = await chat.AskAsync("Count");
        chat.Staged.Route(turn, "Code", "It is about counting.");
        chat.Staged.Grow(turn, "one ");
        await Expect(chat.Answer).ToHaveTextAsync("one");
        chat.Staged.BreakStreams();
        chat.Staged.Grow(turn, "two ");
        await Expect(chat.Answer).ToHaveTextAsync("one two");
        Assert.NotNull(chat.Staged.LastAfter);

        chat.Staged.BreakStreams();
        chat.Staged.ReadFault = new TimeoutException("away");
        chat.Staged.Grow(turn, "three");
        await Expect(chat.Page.GetByText("The connection is lost. Trying again…")).ToBeVisibleAsync();
        chat.Staged.ReadFault = null;
        await Expect(chat.Answer).ToHaveTextAsync("one two three");
        await Expect(chat.Page.Locator("#banner")).ToBeHiddenAsync();
        await Expect(chat.Turns).ToHaveCountAsync(1);
        chat.AssertUnharmed();
    }

    [Fact]
    public async Task A_turn_is_stopped_and_tried_again()
    {
        await using var chat = await browser.OpenAsync(_person);
        var turn = await chat.AskAsync("A long story");
        chat.Staged.Route(turn, "Creative", "It asks for a story.");
        chat.Staged.Grow(turn, "Once upon");
        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        await Expect(chat.Turns.Last).ToHaveAttributeAsync("data-state", "cancelled");
        await Expect(chat.Page.Locator("#announce")).ToHaveTextAsync("Stopped.");
        await Expect(chat.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" })).ToBeFocusedAsync();

        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(chat.Turns.Last).ToContainTextAsync("Choosing an agent…");
        await Expect(chat.Answer).ToHaveTextAsync("");
        chat.AssertUnharmed();
    }

    [Fact]
    public async Task Another_agent_is_had_to_answer_by_one_choice()
    {
        await using var chat = await browser.OpenAsync(_person);
        var turn = await chat.AskAsync("A poem about loops");
        chat.Staged.Route(turn, "Code", "“loops” is in Code's field.");
        chat.Staged.Grow(turn, "for (;;)");
        chat.Staged.Change(turn, static view => view with { State = TurnState.Completed, Others = ["Creative", "General", "Technical"] });
        var menu = chat.Page.GetByLabel("Have another agent answer");
        await Expect(menu.Locator("option")).ToHaveTextAsync(["Another agent…", "Creative", "General", "Technical"]);
        await chat.ShotAsync("another-1280-light");

        await menu.SelectOptionAsync("Creative");
        await Expect(chat.Turns.Last.Locator(".name")).ToHaveTextAsync("Creative");
        await Expect(chat.Turns.Last).ToContainTextAsync("You chose Creative for this message.");
        await Expect(chat.Answer).ToHaveTextAsync("");
        await Expect(menu).ToHaveCountAsync(0);
        chat.AssertUnharmed();
    }

    [Fact]
    public async Task A_failure_shows_its_error_id()
    {
        await using var chat = await browser.OpenAsync(_person);
        var turn = await chat.AskAsync("Break");
        chat.Staged.Route(turn, "General", "Nothing special.");
        chat.Staged.Fail(turn, "E-7K3MZ9QX", "The model's service does not answer. Try again in a moment.");
        await Expect(chat.Turns.Last).ToContainTextAsync("E-7K3MZ9QX");
        await Expect(chat.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" })).ToBeVisibleAsync();
        await chat.ShotAsync("failed-1280-light");
        chat.AssertUnharmed();
    }

    [Fact]
    public async Task A_retried_send_is_one_message()
    {
        await using var chat = await browser.OpenAsync(_person);
        var keys = new List<string>();
        await chat.Page.RouteAsync("**/messages", async route =>
        {
            keys.Add(route.Request.Headers["idempotency-key"]);
            if (keys.Count == 1)
            {
                // Kept, but nobody hears of it.
                await route.FetchAsync();
                await route.AbortAsync();
                return;
            }

            await route.ContinueAsync();
        });
        await chat.Box.FillAsync("Only once");
        await chat.Box.PressAsync("Enter");
        await Expect(chat.Page.Locator(".pending")).ToContainTextAsync("Sending…");
        await Expect(chat.Turns).ToHaveCountAsync(1);
        await Expect(chat.Page.Locator(".pending")).ToHaveCountAsync(0);
        Assert.Equal(2, keys.Count);
        Assert.Equal(keys[0], keys[1]);
        Assert.Single(chat.Staged.Messages);
    }

    [Fact]
    public async Task What_cannot_be_sent_is_kept_and_can_be_edited()
    {
        await using var chat = await browser.OpenAsync(_person);
        await chat.Page.RouteAsync("**/messages", static route => route.FulfillAsync(new()
        {
            Status = 422,
            ContentType = "application/problem+json",
            Body = """{"title":"This key was used before.","status":422,"errorId":"E-12345678"}""",
        }));
        await chat.Box.FillAsync("Precious words");
        await chat.Box.PressAsync("Enter");
        await Expect(chat.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Not sent.");
        await Expect(chat.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("E-12345678");
        await chat.ShotAsync("unsent-1280-light");
        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        await Expect(chat.Box).ToHaveValueAsync("Precious words");
        await Expect(chat.Box).ToBeFocusedAsync();
        await Expect(chat.Page.Locator(".pending")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_is_on_its_way_outlives_a_look_elsewhere_and_a_reload()
    {
        await using var chat = await browser.OpenAsync(_person);
        var keys = new List<string>();
        await chat.Page.RouteAsync("**/messages", async route =>
        {
            keys.Add(route.Request.Headers["idempotency-key"]);
            await route.AbortAsync();
        });
        await chat.Box.FillAsync("Do not lose me");
        await chat.Box.PressAsync("Enter");
        await Expect(chat.Page.Locator(".pending")).ToContainTextAsync("Do not lose me");
        var home = chat.Page.Url;
        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "New conversation" }).ClickAsync();
        await Expect(chat.Page.Locator(".pending")).ToHaveCountAsync(0);
        await chat.Page.GotoAsync(home);
        await Expect(chat.Page.Locator(".pending")).ToContainTextAsync("Do not lose me");

        await chat.Page.UnrouteAllAsync();
        chat.Page.Request += (_, request) =>
        {
            if (request.Url.EndsWith("/messages", StringComparison.Ordinal)) keys.Add(request.Headers["idempotency-key"]);
        };
        await chat.Page.ReloadAsync();
        await Expect(chat.Turns).ToHaveCountAsync(1);
        await Expect(chat.Page.Locator(".pending")).ToHaveCountAsync(0);
        Assert.Single(keys.Distinct());
        Assert.Single(chat.Staged.Messages);
        chat.AssertUnharmed();
    }

    [Fact]
    public async Task Enter_that_ends_a_composition_sends_nothing()
    {
        await using var chat = await browser.OpenAsync(_person);
        await chat.Box.FillAsync("にほん");
        await chat.Box.DispatchEventAsync("keydown", new { key = "Enter", isComposing = true, bubbles = true, cancelable = true });
        await chat.Box.PressAsync("Shift+Enter");
        await chat.Box.PressSequentiallyAsync("2");
        await Expect(chat.Box).ToHaveValueAsync("にほん\n2");
        Assert.Empty(chat.Staged.Messages);
    }

    [Fact]
    public async Task Nobody_is_told_to_open_the_link()
    {
        await using var chat = await browser.OpenAsync(null);
        await Expect(chat.Page.GetByRole(AriaRole.Heading, new() { Name = "Open your one-time link" })).ToBeFocusedAsync();
        await Expect(chat.Box).ToBeHiddenAsync();
        await chat.ShotAsync("closed-1280-light");
        chat.AssertUnharmed();
    }

    [Fact]
    public async Task Being_offline_is_said()
    {
        await using var chat = await browser.OpenAsync(_person);
        await Expect(chat.Box).ToBeFocusedAsync();
        await chat.Page.Context.SetOfflineAsync(true);
        await Expect(chat.Page.Locator("#banner")).ToContainTextAsync("You are offline");
        await chat.Page.Context.SetOfflineAsync(false);
        await Expect(chat.Page.Locator("#banner")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_full_conversation_is_tried_again_until_there_is_room()
    {
        await using var chat = await browser.OpenAsync(_person);
        var staged = chat.Staged;
        staged.AcceptInstead = (_, _) =>
        {
            staged.AcceptInstead = null;
            throw new InvalidOperationException("away");
        };
        await chat.AskAsync("Patience");
        Assert.Single(staged.Messages);
        Assert.Equal(Addressing.Agency, staged.Messages[0].Addressing);
    }
}
