using ChatAgency.Gateway.Tests.Stage;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatAgency.Gateway.Tests.Chat;

[Collection(ChatCollection.Name)]
public sealed class ListTests(ChatBrowser browser)
{
    private readonly string _person = ApiFixture.NewName();

    [Fact]
    public async Task Conversations_are_begun_opened_and_deleted()
    {
        await using var chat = await browser.OpenAsync(_person);
        var list = chat.Page.GetByRole(AriaRole.Navigation);
        await chat.AskAsync("First topic");
        var first = chat.Staged;
        await Expect(list.GetByRole(AriaRole.Link)).ToHaveTextAsync(["First topic"]);

        await list.GetByRole(AriaRole.Button, new() { Name = "New conversation" }).ClickAsync();
        await Expect(chat.Turns).ToHaveCountAsync(0);
        await Expect(chat.Box).ToBeFocusedAsync();
        await chat.AskAsync("Second topic");
        await Expect(list.GetByRole(AriaRole.Link)).ToHaveTextAsync(["Second topic", "First topic"]);

        await list.GetByRole(AriaRole.Link, new() { Name = "First topic" }).ClickAsync();
        await Expect(chat.Turns).ToHaveTextAsync([new System.Text.RegularExpressions.Regex("First topic")]);

        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "Delete this conversation" }).ClickAsync();
        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "Keep it" }).ClickAsync();
        await Expect(chat.Turns).ToHaveCountAsync(1);
        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "Delete this conversation" }).ClickAsync();
        await chat.ShotAsync("delete-1280-light");
        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(chat.Turns).ToHaveCountAsync(0);
        await Expect(list.GetByRole(AriaRole.Link)).ToHaveTextAsync(["Second topic"]);
        Assert.Null(first.Read());
        await chat.Page.ReloadAsync();
        await Expect(list.GetByRole(AriaRole.Link)).ToHaveTextAsync(["Second topic"]);
        chat.AssertUnharmed();
    }

    [Fact]
    public async Task A_conversation_deleted_elsewhere_closes_here()
    {
        await using var chat = await browser.OpenAsync(_person);
        await chat.AskAsync("Short-lived");
        await Wait.UntilAsync(() => chat.Staged.Watchers == 1, TestContext.Current.CancellationToken);
        using var session = browser.Host.Session(_person);
        using var erased = await session.DeleteAsync($"/api/conversations/{chat.Conversation}", TestContext.Current.CancellationToken);
        await Expect(chat.Turns).ToHaveCountAsync(0);
        await Expect(chat.Page.GetByText("What can the agency do for you?")).ToBeVisibleAsync();
        chat.AssertUnharmed();
    }

    [Fact]
    public async Task The_whole_way_goes_by_keyboard()
    {
        await using var chat = await browser.OpenAsync(_person);
        await Expect(chat.Box).ToBeFocusedAsync();
        await chat.Page.Keyboard.TypeAsync("By keys");
        await chat.Page.Keyboard.PressAsync("Enter");
        await Expect(chat.Turns).ToHaveCountAsync(1);
        await Expect(chat.Box).ToBeFocusedAsync();

        var stop = chat.Page.GetByRole(AriaRole.Button, new() { Name = "Stop" });
        await Expect(stop).ToBeVisibleAsync();
        for (var i = 0; i < 6 && !await IsFocusedAsync(stop); i++) await chat.Page.Keyboard.PressAsync("Shift+Tab");
        await chat.Page.Keyboard.PressAsync("Enter");
        await Expect(chat.Turns.Last).ToContainTextAsync("Stopped.");

        var delete = chat.Page.GetByRole(AriaRole.Button, new() { Name = "Delete this conversation" });
        for (var i = 0; i < 6 && !await IsFocusedAsync(delete); i++) await chat.Page.Keyboard.PressAsync("Shift+Tab");
        await chat.Page.Keyboard.PressAsync("Enter");
        await Expect(chat.Page.GetByRole(AriaRole.Button, new() { Name = "Keep it" })).ToBeFocusedAsync();
        await chat.Page.Keyboard.PressAsync("Escape");
        await Expect(delete).ToBeFocusedAsync();
        await Expect(chat.Turns).ToHaveCountAsync(1);

        await chat.Page.ReloadAsync();
        await Expect(chat.Box).ToBeFocusedAsync();
        var skip = chat.Page.GetByText("Skip to the message box");
        for (var i = 0; i < 20 && !await IsFocusedAsync(skip); i++) await chat.Page.Keyboard.PressAsync("Shift+Tab");
        await Expect(skip).ToBeInViewportAsync();
        await chat.Page.Keyboard.PressAsync("Enter");
        await Expect(chat.Box).ToBeFocusedAsync();
        chat.AssertUnharmed();
    }

    [Fact]
    public async Task On_a_phone_the_list_is_a_drawer()
    {
        await using var chat = await browser.OpenAsync(_person, 390, 780);
        await chat.AskAsync("On the go");
        var opener = chat.Page.GetByRole(AriaRole.Button, new() { Name = "Open the list of conversations" });
        var list = chat.Page.Locator("#side");
        await Expect(list).ToBeHiddenAsync();
        await opener.ClickAsync();
        await Expect(list).ToBeVisibleAsync();
        await Expect(chat.Page.GetByRole(AriaRole.Button, new() { Name = "Close the list of conversations" })).ToBeFocusedAsync();
        await chat.ShotAsync("drawer-390-light");
        await chat.Page.Keyboard.PressAsync("Escape");
        await Expect(list).ToBeHiddenAsync();
        await Expect(opener).ToBeFocusedAsync();
        chat.AssertUnharmed();
    }

    private static Task<bool> IsFocusedAsync(ILocator locator) => locator.EvaluateAsync<bool>("node => node === document.activeElement");
}
