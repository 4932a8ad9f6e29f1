using System.Collections.Concurrent;
using ChatAgency.Gateway.Tests.Stage;
using Microsoft.Playwright;

namespace ChatAgency.Gateway.Tests.Chat;

/// <summary>The page as a person meets it. Whatever a script throws or the policy blocks is held against the test.</summary>
public sealed class ChatPage(IBrowserContext context, IPage page, string? person) : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _faults = new();

    public IPage Page => page;

    public ILocator Box => page.GetByLabel("Your message");

    public ILocator Turns => page.Locator("article.turn:not(.pending)");

    public ILocator Answer => Turns.Last.Locator(".markdown");

    public string Conversation => new Uri(page.Url).Fragment[2..];

    public StagedConversation Staged => StagedConversation.Web(person!, Conversation);

    public static async Task<ChatPage> OpenAsync(IBrowserContext context, string? person)
    {
        var opened = new ChatPage(context, await context.NewPageAsync(), person);
        opened.Page.PageError += (_, fault) => opened._faults.Enqueue(fault);
        opened.Page.Console += (_, line) =>
        {
            if (line.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase)) opened._faults.Enqueue(line.Text);
        };
        opened.Page.Dialog += (_, dialog) => opened._faults.Enqueue($"dialog: {dialog.Message}");
        await opened.Page.GotoAsync("/");
        // Ready where the examples stand, or where the door is shut.
        await Assertions.Expect(opened.Page.Locator("#ideas li").First).ToBeAttachedAsync();
        if (person is not null) await Assertions.Expect(opened.Box).ToBeFocusedAsync();
        return opened;
    }

    /// <summary>Sends a question and returns when its turn is shown.</summary>
    public async Task<long> AskAsync(string question)
    {
        var before = await Turns.CountAsync();
        await Box.FillAsync(question);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true })).ToBeEnabledAsync();
        await Box.PressAsync("Enter");
        await Assertions.Expect(Turns).ToHaveCountAsync(before + 1);
        return before + 1;
    }

    public async Task ShotAsync(string name)
    {
        var folder = Path.Combine(Root(), "artifacts", "screenshots");
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
    }

    /// <summary>What stands beyond the right edge, without what scrolls within its own frame.</summary>
    public Task<string[]> TooWideAsync() => page.EvaluateAsync<string[]>(
        """
        () => {
          const scroll = document.getElementById('scroll');
          if (document.documentElement.scrollWidth <= innerWidth && scroll.scrollWidth <= scroll.clientWidth) return [];
          return Array.from(document.body.querySelectorAll('*'))
            .filter(node => node.getBoundingClientRect().right > innerWidth && node.closest('pre, .table') === null)
            .map(node => `${node.tagName}.${node.className} ends at ${node.getBoundingClientRect().right}`)
            .concat(`page ${document.documentElement.scrollWidth}, scroll ${scroll.scrollWidth} of ${scroll.clientWidth}`);
        }
        """);

    public void AssertUnharmed() => Assert.Empty(_faults);

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ChatAgency.sln"))) folder = folder.Parent;
        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
