using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChatAgency.Gateway.Tests.Stage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChatAgency.Gateway.Tests.Conversations;

public sealed class EventTests(StageCluster cluster, ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Path = "/api/conversations/c/events";
    private readonly string _person = ApiFixture.NewName();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private StagedConversation Staged => StagedConversation.Web(_person, "c");

    [Fact]
    public async Task A_turn_is_watched_from_question_to_answer()
    {
        using var client = await AskAsync(api.Host);
        await using var events = await EventReader.OpenAsync(client, Path, null, Token);
        Assert.Equal("text/event-stream", events.Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-store", events.Response.Headers.CacheControl?.ToString());
        Assert.Equal("no", events.Response.Headers.GetValues("X-Accel-Buffering").Single());

        var first = await events.NextAsync();
        Assert.Equal("turn", first?.EventType);
        Assert.Equal("accepted", Json(first?.Data).GetProperty("state").GetString());

        Staged.Route(1, "Creative", "It asks for a poem.");
        Assert.Equal("Creative", Json((await events.NextAsync())?.Data).GetProperty("agent").GetString());

        Staged.Grow(1, "Roses\nare 🌹 ");
        var growth = await events.NextAsync();
        Assert.Equal(("text", """{"turn":1,"at":0,"text":"Roses\nare \uD83C\uDF39 "}"""), (growth?.EventType, growth?.Data));
        Assert.NotNull(growth?.EventId);
        Staged.Grow(1, "red.");
        Assert.Equal(13, Json((await events.NextAsync())?.Data).GetProperty("at").GetInt32());

        Staged.Complete(1);
        var done = Json((await events.NextAsync())?.Data);
        Assert.Equal("completed", done.GetProperty("state").GetString());
        Assert.Equal("Roses\nare 🌹 red.", done.GetProperty("text").GetString());
    }

    [Fact]
    public async Task After_a_break_the_stream_goes_on_from_the_last_event()
    {
        using var client = await AskAsync(api.Host);
        await using var events = await EventReader.OpenAsync(client, Path, null, Token);
        await events.NextAsync();
        Staged.Grow(1, "seen ");
        var seen = await events.NextAsync();

        Staged.BreakStreams();
        Assert.Null(await events.NextAsync());
        Staged.Grow(1, "missed");

        await using var again = await EventReader.OpenAsync(client, Path, seen?.EventId, Token);
        var missed = await again.NextAsync();
        Assert.Equal(("text", "missed"), (missed?.EventType, Json(missed?.Data).GetProperty("text").GetString()));
        Assert.Equal(seen?.EventId, Staged.LastAfter);
    }

    [Fact]
    public async Task Erasure_is_told_and_ends_the_stream()
    {
        using var client = await AskAsync(api.Host);
        await using var events = await EventReader.OpenAsync(client, Path, null, Token);
        await events.NextAsync();
        using var erased = await client.DeleteAsync("/api/conversations/c", Token);
        Assert.Equal("erased", (await events.NextAsync())?.EventType);
        Assert.Null(await events.NextAsync());
    }

    [Fact]
    public async Task The_seventh_stream_of_a_person_is_429_until_one_ends()
    {
        using var client = await AskAsync(api.Host);
        var open = new List<EventReader>();
        for (var i = 0; i < 6; i++) open.Add(await EventReader.OpenAsync(client, Path, null, Token));

        using var seventh = await client.GetAsync(Path, Token);
        Assert.Equal(HttpStatusCode.TooManyRequests, seventh.StatusCode);
        Assert.Contains(ChatHost.ErrorId, await seventh.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);

        foreach (var stream in open) await stream.DisposeAsync();
        // The gateway gives a place back when it has heard that its stream is gone.
        await Wait.UntilAsync(
            async () =>
            {
                using var next = await client.GetAsync(Path, HttpCompletionOption.ResponseHeadersRead, Token);
                return next.IsSuccessStatusCode;
            },
            Token);
    }

    [Fact]
    public async Task A_refused_stream_is_a_problem_even_to_a_browser_that_wants_events()
    {
        using var client = api.Host.Client(_person);
        client.DefaultRequestHeaders.Accept.ParseAdd("text/event-stream");
        using var response = await client.GetAsync("/api/conversations/never/events", Token);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(ChatHost.ErrorId, await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_is_broken_by_a_comment_every_15_seconds()
    {
        var time = new FakeTimeProvider();
        await using var host = await ChatHost.StartAsync(cluster, s => s.AddSingleton<TimeProvider>(time));
        using var client = await AskAsync(host);
        using var response = await client.GetAsync(Path, HttpCompletionOption.ResponseHeadersRead, Token);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Token));
        Assert.Equal("retry: 1000", await reader.ReadLineAsync(Token));
        while (await reader.ReadLineAsync(Token) is { } line && !line.StartsWith("data:", StringComparison.Ordinal))
        {
        }

        Assert.Equal("", await reader.ReadLineAsync(Token));
        var beat = reader.ReadLineAsync(Token).AsTask();
        while (!beat.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        Assert.Equal(":", await beat);
    }

    [Fact]
    public async Task Streams_end_when_the_host_drains()
    {
        await using var host = await ChatHost.StartAsync(cluster);
        using var client = await AskAsync(host);
        await using var events = await EventReader.OpenAsync(client, Path, null, Token);
        await events.NextAsync();
        var begun = TimeProvider.System.GetTimestamp();
        var stopping = host.StopAsync(Token);
        Assert.Null(await events.NextAsync());
        await stopping;
        Assert.True(TimeProvider.System.GetElapsedTime(begun) < TimeSpan.FromSeconds(5));
    }

    private static JsonElement Json(string? data) => JsonDocument.Parse(data!).RootElement;

    private async Task<HttpClient> AskAsync(ChatHost host)
    {
        var client = host.Client(_person);
        using var response = await client.PostAsJsonAsync("/api/conversations/c/messages", new { text = "A poem" }, Token);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return client;
    }
}
