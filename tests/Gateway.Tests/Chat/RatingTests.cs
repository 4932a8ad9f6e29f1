using ChatAgency.Core.Rating;
using ChatAgency.Gateway.Tests.Stage;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatAgency.Gateway.Tests.Chat;

[Collection(ChatCollection.Name)]
public sealed class RatingTests(ChatBrowser browser)
{
    private readonly string _person = ApiFixture.NewName();

    [Fact]
    public async Task A_thumb_says_what_a_person_thinks_and_pressed_again_takes_it_back()
    {
        await using var chat = await browser.OpenAsync(_person);
        var turn = await chat.AskAsync("Is it good?");
        chat.Staged.Route(turn, "General", "Nothing more special.");
        chat.Staged.Grow(turn, "Yes.");
        var (good, bad) = (chat.Page.GetByRole(AriaRole.Button, new() { Name = "Good answer" }), chat.Page.GetByRole(AriaRole.Button, new() { Name = "Bad answer" }));
        await Expect(good).ToHaveCountAsync(0);
        chat.Staged.Complete(turn);
        await bad.ClickAsync();
        await Expect(bad).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(bad).ToBeFocusedAsync();
        await Expect(good).ToHaveAttributeAsync("aria-pressed", "false");
        Assert.Equal(Verdict.Down, chat.Staged.Turn(turn).Feedback![0].Verdict);
        await bad.ClickAsync();
        await Expect(bad).ToHaveAttributeAsync("aria-pressed", "false");
        Assert.Equal(Verdict.TakenBack, chat.Staged.Turn(turn).Feedback![0].Verdict);
        chat.AssertUnharmed();
    }
}
