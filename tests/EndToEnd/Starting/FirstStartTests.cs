using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Runtime.Versioning;
using ChatAgency.EndToEnd.Doors;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using Xunit;

namespace ChatAgency.EndToEnd.Starting;

public sealed class FirstStartTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("chatagency-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task The_first_start_makes_tokens_for_their_owner_alone_and_later_starts_keep_them()
    {
        var data = Path.Combine(folder, "data");
        var begun = Stopwatch.GetTimestamp();
        await using var first = await LocalAgency.StartAsync(folder: folder, settings: new Dictionary<string, string> { ["DATA_DIR"] = data });
        // The bar is two seconds on a quiet machine; the rest is room for a busy one.
        Assert.InRange(Stopwatch.GetElapsedTime(begun), TimeSpan.Zero, TimeSpan.FromSeconds(20));
        var (admin, key) = (Read("admin-token"), Read("api-key"));
        Assert.NotEqual(admin, key);
        Assert.True(admin.Length >= 40 && key.Length >= 40);
        foreach (var path in Directory.EnumerateFileSystemEntries(data, "*", SearchOption.AllDirectories).Append(data))
        {
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(path) & (UnixFileMode)0b111_111);
        }

        Assert.DoesNotContain(admin, first.Host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(key, first.Host.Output, StringComparison.Ordinal);
        Assert.Contains("Slack      off", first.Host.Output, StringComparison.Ordinal);
        Assert.Contains("Model      none", first.Host.Output, StringComparison.Ordinal);
        Assert.Equal(0, await first.Host.StopAsync());

        await using var second = await LocalAgency.StartAsync(folder: folder, settings: new Dictionary<string, string> { ["DATA_DIR"] = data });
        Assert.Equal((admin, key), (Read("admin-token"), Read("api-key")));

        string Read(string name) => File.ReadAllText(Path.Combine(data, name)).Trim();
    }

    [Fact]
    public async Task A_link_signs_in_once_by_a_post_from_its_page_and_its_session_outlives_a_restart()
    {
        var agency = await LocalAgency.StartAsync(folder: folder);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(agency.Public, agency.ChatLink.AbsolutePath));
        Assert.Equal(HttpStatusCode.Forbidden, (await SpendAsync(agency.ChatLink, site: "cross-site")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SpendAsync(new Uri(agency.Public, $"/sign-in{agency.ConsoleLink.Fragment}"))).Status);
        var (status, cookie) = await SpendAsync(agency.ChatLink);
        Assert.Equal(HttpStatusCode.NoContent, status);
        Assert.All(["httponly", "samesite=strict", "path=/"], part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(HttpStatusCode.Unauthorized, (await SpendAsync(agency.ChatLink)).Status);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(agency.Public, "/api/conversations", cookie));

        var (console, consoleCookie) = await SpendAsync(agency.ConsoleLink);
        Assert.Equal(HttpStatusCode.NoContent, console);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(agency.Admin, "/dashboard/", consoleCookie));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(agency.Admin, "/dashboard/", cookie));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(agency.Public, "/api/conversations", consoleCookie));
        var spent = agency.ChatLink;
        await agency.Host.KillAsync();

        await using var again = await LocalAgency.StartAsync(folder: folder);
        Assert.NotEqual(spent.Fragment, again.ChatLink.Fragment);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(again.Public, "/api/conversations", cookie));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(again.Admin, "/dashboard/", consoleCookie));
        Assert.Equal(HttpStatusCode.Unauthorized, (await SpendAsync(new Uri(again.Public, $"/sign-in{spent.Fragment}"))).Status);
        await agency.DisposeAsync();
    }

    [Fact]
    public async Task Dot_env_of_the_working_folder_is_read_and_the_environment_is_stronger()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, ".env"), "API_KEY=ann:key-of-ann\nADMIN_TOKEN=weaker\n", Token);
        await using var agency = await LocalAgency.StartAsync(folder: folder, settings: new Dictionary<string, string> { ["ADMIN_TOKEN"] = "stronger" });
        using var ann = agency.Client("key-of-ann");
        Assert.Equal("[]", await ann.GetStringAsync("/api/conversations", Token));
        foreach (var (token, expected) in new[] { ("weaker", HttpStatusCode.Unauthorized), ("stronger", HttpStatusCode.OK) })
        {
            using var client = agency.Client(token);
            using var response = await client.GetAsync(new Uri(agency.Admin, "/dashboard/"), Token);
            Assert.Equal(expected, response.StatusCode);
        }
    }

    [Fact]
    public async Task A_secret_is_read_from_its_file()
    {
        var file = Path.Combine(folder, "my-key");
        await File.WriteAllTextAsync(file, "ann:key-from-a-file\n", Token);
        await using var agency = await LocalAgency.StartAsync(folder: folder, settings: new Dictionary<string, string> { ["API_KEY_FILE"] = file });
        using var ann = agency.Client("key-from-a-file");
        Assert.Equal("[]", await ann.GetStringAsync("/api/conversations", Token));
    }

    [Fact]
    public async Task A_stop_while_a_model_streams_and_a_page_watches_is_quick_and_clean()
    {
        await using var model = await ScriptedModel.StartAsync();
        model.Next(ModelScript.StallAfter("I go on and"));
        await using var agency = await LocalAgency.StartAsync(model: model, folder: folder);
        using var client = agency.Client();
        var turn = await client.AskAsync("c", "Tell me everything");
        await using var stream = await WatchedStream.OpenAsync(client, "c");
        await stream.UntilAsync(() => stream.Text(turn) == "I go on and");

        var begun = Stopwatch.GetTimestamp();
        Assert.Equal(0, await agency.Host.StopAsync());
        Assert.InRange(Stopwatch.GetElapsedTime(begun), TimeSpan.Zero, TimeSpan.FromSeconds(10));
        await model.WaitForAsync(static exchanges => exchanges.Single().IsCancelled, cancellationToken: Token);
        Assert.DoesNotContain("fail: ChatAgency", agency.Host.Output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<HttpStatusCode> StatusAsync(Uri listener, string path, string? cookie = null)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(listener, path));
        if (cookie is not null) request.Headers.Add("Cookie", cookie.Split(';')[0]);
        using var response = await client.SendAsync(request, Token);
        return response.StatusCode;
    }

    private static async Task<(HttpStatusCode Status, string Cookie)> SpendAsync(Uri link, string site = "same-origin")
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, link) { Content = JsonContent.Create(new { code = link.Fragment[1..] }) };
        request.Headers.Add("Sec-Fetch-Site", site);
        using var response = await client.SendAsync(request, Token);
        return (response.StatusCode, response.Headers.TryGetValues("Set-Cookie", out var set) ? set.Single() : "");
    }
}
