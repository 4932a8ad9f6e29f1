using ChatAgency.Gateway.Tests.Stage;
using Microsoft.Playwright;

namespace ChatAgency.Gateway.Tests.Chat;

[CollectionDefinition(Name)]
public sealed class ChatCollection : ICollectionFixture<ChatBrowser>
{
    public const string Name = "Chat";
}

/// <summary>The system's Chromium and one host for all tests of the page.</summary>
public sealed class ChatBrowser(StageCluster cluster) : IAsyncLifetime
{
    private static readonly string[] s_quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
    ];

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public ChatHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await ChatHost.StartAsync(cluster);
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(20_000);
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = s_quiet,
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>A browser of its own for a person; without one, nobody is signed in.</summary>
    public async Task<ChatPage> OpenAsync(string? person, int width = 1280, int height = 860, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Host.Address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        context.SetDefaultTimeout(15_000);
        if (person is not null)
        {
            await context.AddCookiesAsync([new Cookie { Name = TestSignIn.Cookie, Value = person, Url = Host.Address.ToString() }]);
        }

        return await ChatPage.OpenAsync(context, person);
    }
}
