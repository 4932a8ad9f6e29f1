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
        return opened;
    }

    /// <summary>Sends a question and returns when its turn is shown.</summary>
    public async Task<long> AskAsync(string question)
    {
        var before = await Turns.CountAsync();
        await Box.FillAsync(question);
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

    /// <summary>True where nothing stands beyond the right edge.</summary>
    public Task<bool> FitsAsync() =>
        page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth && document.getElementById('scroll').scrollWidth <= document.getElementById('scroll').clientWidth");

    public void AssertUnharmed() => Assert.Empty(_faults);

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ChatAgency.sln"))) folder = folder.Parent;
        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
