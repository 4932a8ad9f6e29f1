using System.Collections.Concurrent;
using System.Globalization;
using ChatAgency.Simulators;
using Microsoft.Playwright;
using Xunit;

namespace ChatAgency.EndToEnd.Browser;

/// <summary>The system's Chromium. What a script throws and what a page's policy blocks is held against the test.</summary>
public sealed class SystemChromium : IAsyncLifetime
{
    private static readonly string[] Quiet =
        ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

    private static readonly ViewportSize Desk = new() { Width = 1280, Height = 900 };
    private static readonly ViewportSize Phone = new() { Width = 390, Height = 780 };

    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public async ValueTask InitializeAsync()
    {
        // A busy machine takes its time.
        Assertions.SetDefaultExpectTimeout(30_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = Quiet,
        });
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    /// <summary>A browser without a history. Faults of its pages are gathered in <paramref name="faults"/>.</summary>
    internal async Task<IPage> OpenAsync(ConcurrentQueue<string> faults, int width = 1280, int height = 860, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        page.PageError += (_, fault) => faults.Enqueue(fault);
        page.Console += (_, line) =>
        {
            if (line.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase)) faults.Enqueue(line.Text);
        };
        return page;
    }

    /// <summary>Puts what the page shows into <c>artifacts/screenshots</c>.</summary>
    internal static async Task ShotAsync(IPage page, string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(RepositoryRoot.Find(), "artifacts", "screenshots")).FullName;
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
    }

    /// <summary>
    /// The same at a desk's and at a phone's width, as FLOW-1280-STEP and FLOW-390-STEP. The page is left at the other width than before, so
    /// that what comes next is pressed at each of them in turn.
    /// </summary>
    /// <param name="page">The page of the simulated Slack.</param>
    /// <param name="flow">What is looked at.</param>
    /// <param name="step">How far it is.</param>
    /// <param name="scroll">Where to look, after each change of the width; the end of the messages unless given.</param>
    internal static async Task ShotsAsync(IPage page, string flow, string step, Func<Task>? scroll = null)
    {
        var screens = page.ViewportSize!.Width == Phone.Width ? new[] { Phone, Desk } : [Desk, Phone];
        foreach (var screen in screens)
        {
            await page.SetViewportSizeAsync(screen.Width, screen.Height);
            await (scroll?.Invoke() ?? page.Locator("#messages").EvaluateAsync("list => { list.scrollTop = list.scrollHeight; }"));
            await ShotAsync(page, string.Create(CultureInfo.InvariantCulture, $"{flow}-{screen.Width}-{step}"));
        }
    }
}
