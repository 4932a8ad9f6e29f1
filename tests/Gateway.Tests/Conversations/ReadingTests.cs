using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChatAgency.Core.Keeping;
using ChatAgency.Gateway.Tests.Stage;

namespace ChatAgency.Gateway.Tests.Conversations;

public sealed class ReadingTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private readonly string _person = ApiFixture.NewName();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_transcript_has_every_turn_in_camel_case()
    {
        using var client = api.Host.Client(_person);
        await AskAsync(client, "one", "Größer als 你好? 🙂");
        var staged = StagedConversation.Web(_person, "one");
        staged.Route(1, "Technical", "It asks about sizes.");
        staged.Grow(1, "Yes.");
        staged.Change(1, static t => t with { State = TurnState.Failed, ErrorId = "E-0000AAAA", CanTryAgain = true });

        using var response = await client.GetAsync("/api/conversations/one", Token);
        var body = await response.Content.ReadAsStringAsync(Token);

        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        var root = JsonDocument.Parse(body).RootElement;
        Assert.Equal("one", root.GetProperty("id").GetString());
        var turn = Assert.Single(root.GetProperty("turns").EnumerateArray().ToArray());
        Assert.Equal(1, turn.GetProperty("turn").GetInt64());
        Assert.Equal("failed", turn.GetProperty("state").GetString());
        Assert.Equal(_person, turn.GetProperty("author").GetString());
        Assert.Equal("Größer als 你好? 🙂", turn.GetProperty("question").GetString());
        Assert.Equal("Technical", turn.GetProperty("agent").GetString());
        Assert.Equal("It asks about sizes.", turn.GetProperty("reason").GetString());
        Assert.Equal("Yes.", turn.GetProperty("text").GetString());
        Assert.Equal("E-0000AAAA", turn.GetProperty("errorId").GetString());
        Assert.True(turn.GetProperty("canTryAgain").GetBoolean());
        Assert.False(turn.TryGetProperty("endedAt", out _));
        Assert.Contains("你好", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_never_kept_is_404()
    {
        using var client = api.Host.Client(_person);
        using var response = await client.GetAsync("/api/conversations/never", Token);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains(ChatHost.ErrorId, await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_one_person_is_seen_by_another()
    {
        using var client = api.Host.Client(_person);
        using var other = api.Host.Client(ApiFixture.NewName());
        await AskAsync(client, "mine", "private words");

        using var transcript = await other.GetAsync("/api/conversations/mine", Token);
        using var cancelled = await other.PostAsync("/api/conversations/mine/turns/1/cancel", null, Token);
        using var events = await other.GetAsync("/api/conversations/mine/events", Token);
        Assert.Equal(HttpStatusCode.NotFound, transcript.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, cancelled.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, events.StatusCode);
        Assert.Equal("[]", await other.GetStringAsync("/api/conversations", Token));
    }

    [Fact]
    public async Task The_list_has_the_latest_first_with_a_title_of_one_short_line()
    {
        using var client = api.Host.Client(_person);
        await AskAsync(client, "first", "  Line one\n\nand   two " + new string('x', 100));
        await AskAsync(client, "second", "Hello");

        var lines = await client.GetFromJsonAsync<JsonElement>("/api/conversations", Token);
        Assert.Equal(["second", "first"], lines.EnumerateArray().Select(static l => l.GetProperty("id").GetString()));
        Assert.Equal("Hello", lines[0].GetProperty("title").GetString());
        Assert.Equal("Line one and two " + new string('x', 43), lines[1].GetProperty("title").GetString());
        Assert.True(lines[0].GetProperty("updatedAt").GetDateTimeOffset() > DateTimeOffset.UnixEpoch);
    }

    [Fact]
    public async Task A_title_never_cuts_a_character_in_two()
    {
        using var client = api.Host.Client(_person);
        await AskAsync(client, "smile", new string('x', 59) + "🙂 and more");
        var lines = await client.GetFromJsonAsync<JsonElement>("/api/conversations", Token);
        Assert.Equal(new string('x', 59), lines[0].GetProperty("title").GetString());
    }

    [Fact]
    public async Task Deleting_erases_and_takes_it_off_the_list_and_may_be_repeated()
    {
        using var client = api.Host.Client(_person);
        await AskAsync(client, "gone", "Hello");

        using var first = await client.DeleteAsync("/api/conversations/gone", Token);
        using var second = await client.DeleteAsync("/api/conversations/gone", Token);

        Assert.Equal(HttpStatusCode.NoContent, first.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, second.StatusCode);
        Assert.Null(StagedConversation.Web(_person, "gone").Read());
        Assert.Equal("[]", await client.GetStringAsync("/api/conversations", Token));
    }

    [Fact]
    public async Task An_unreachable_conversation_is_503()
    {
        StagedConversation.Web(_person, "broken").ReadFault = new TimeoutException("secret");
        using var client = api.Host.Client(_person);
        using var response = await client.GetAsync("/api/conversations/broken", Token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/conversations")]
    [InlineData("/api/conversations/x")]
    [InlineData("/api/conversations/x/events")]
    public async Task Nobody_is_401(string path)
    {
        using var client = api.Host.Client(null);
        using var response = await client.GetAsync(path, Token);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    private static async Task AskAsync(HttpClient client, string name, string text)
    {
        using var response = await client.PostAsJsonAsync($"/api/conversations/{name}/messages", new { text }, Token);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }
}
