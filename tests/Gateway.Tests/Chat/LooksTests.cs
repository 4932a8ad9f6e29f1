using ChatAgency.Gateway.Tests.Stage;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatAgency.Gateway.Tests.Chat;

[Collection(ChatCollection.Name)]
public sealed class LooksTests(ChatBrowser browser)
{
    private const string Long = """
        ## Sorting in C#

        The standard library has **stable** and *unstable* sorts; [the reference](https://example.org/sorting) names them.

        1. `Array.Sort` is introspective and works in place.
        2. `Enumerable.OrderBy` is stable:
           - it keeps equal elements in order,
           - it builds a new sequence.

        ```csharp
        public static IEnumerable<T> Ranked<T>(IEnumerable<T> source, Func<T, int> rank) => source.OrderByDescending(rank).ThenBy(item => item!.ToString(), StringComparer.Ordinal);
        ```

        | Method | Stable | In place | Complexity in the average case |
        | :-- | :-: | :-: | --: |
        | `Array.Sort` | no | yes | n log n |
        | `OrderBy` | yes | no | n log n |

        > Measure before you choose: averylongwordwithoutanyspacesatallthatmustbebrokensomewhereoritwouldpushthepagewide.

        - [x] read
        - [ ] measure
        """;

    [Theory]
    [InlineData(1280, 860, ColorScheme.Light)]
    [InlineData(1280, 860, ColorScheme.Dark)]
    [InlineData(390, 780, ColorScheme.Light)]
    [InlineData(390, 780, ColorScheme.Dark)]
    public async Task Nothing_is_wider_than_the_screen(int width, int height, ColorScheme scheme)
    {
        var name = $"{width}-{scheme.ToString().ToLowerInvariant()}";
        await using var chat = await browser.OpenAsync(ApiFixture.NewName(), width, height, scheme);
        await Expect(chat.Page.GetByText("What can the agency do for you?")).ToBeVisibleAsync();
        Assert.Empty(await chat.TooWideAsync());
        await chat.ShotAsync($"welcome-{name}");

        var first = await chat.AskAsync("Which sort does C# use, and when is it the wrong one?");
        chat.Staged.Route(first, "Technical", "It asks how the library works.");
        chat.Staged.Grow(first, Long);
        chat.Staged.Complete(first);
        await Expect(chat.Answer.Locator("li.task")).ToHaveCountAsync(2);
        Assert.Empty(await chat.TooWideAsync());
        await chat.ShotAsync($"answer-{name}");
        await chat.Page.EvaluateAsync("() => document.getElementById('scroll').scrollTop = 0");
        await Expect(chat.Page.Locator("#latest")).ToBeVisibleAsync();
        await chat.ShotAsync($"answer-top-{name}");

        var second = await chat.AskAsync("And a haiku about it?");
        chat.Staged.Route(second, "Creative", "It asks for a poem.");
        chat.Staged.Grow(second, "Numbers find their place,\nquietly");
        await Expect(chat.Answer).ToContainTextAsync("quietly");
        await Expect(chat.Page.Locator("#latest")).ToBeHiddenAsync();
        await chat.ShotAsync($"writing-{name}");

        var background = await chat.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
        Assert.Equal(scheme == ColorScheme.Dark ? "rgb(23, 25, 28)" : "rgb(250, 249, 246)", background);
        chat.AssertUnharmed();
    }
}
