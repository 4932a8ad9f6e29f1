using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ChatAgency.Core.Accepting;
using ChatAgency.Gateway.Tests.Stage;

namespace ChatAgency.Gateway.Tests.Conversations;

public sealed class MessageTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private readonly string _person = ApiFixture.NewName();
    private readonly string _name = ApiFixture.NewName();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private StagedConversation Staged => StagedConversation.Web(_person, _name);

    [Fact]
    public async Task A_message_is_kept_under_the_credential()
    {
        var (status, body) = await SendAsync("""{"text":"How do I sort a list?"}""");

        Assert.Equal(HttpStatusCode.Accepted, status);
        Assert.Equal("""{"turn":1}""", body);
        var kept = Assert.Single(Staged.Messages);
        Assert.Equal("How do I sort a list?", kept.Text);
        Assert.Equal(_person, kept.Author.Value);
        Assert.Equal($"web/{TestSignIn.Workspace}/{_person}:{_name}", kept.Conversation.ToString());
        Assert.Equal(Addressing.Agency, kept.Addressing);
        Assert.Null(kept.Digest);
        Assert.NotEqual("", kept.CorrelationId);
    }

    [Fact]
    public async Task Messages_without_a_key_have_identities_of_their_own_in_the_order_of_time()
    {
        await SendAsync("""{"text":"same"}""");
        await SendAsync("""{"text":"same"}""");

        var ids = Staged.Messages.Select(m => m.Id.Value).ToArray();
        Assert.Equal(2, ids.Distinct().Count());
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public async Task The_same_key_is_one_message_and_with_other_words_422()
    {
        var first = await SendAsync("""{"text":"one"}""", "k-1");
        var again = await SendAsync("""{"text":"one"}""", "k-1");
        var other = await SendAsync("""{"text":"two"}""", "k-1");

        Assert.Equal((HttpStatusCode.Accepted, """{"turn":1}"""), first);
        Assert.Equal(first, again);
        Assert.Single(Staged.Messages);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        AssertProblem(other.Body, 422);
    }

    [Fact]
    public async Task A_key_belongs_to_its_credential()
    {
        await SendAsync("""{"text":"one"}""", "shared");
        using var session = api.Host.Session(_person);
        using var request = Request("""{"text":"one"}""", "shared");
        using var response = await session.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(2, Staged.Messages.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("two\tparts")]
    public async Task A_key_that_is_none_is_400(string key) => await AssertRefusedAsync(400, """{"text":"x"}""", key);

    [Fact]
    public async Task A_key_of_256_characters_is_400() => await AssertRefusedAsync(400, """{"text":"x"}""", new string('k', 256));

    [Fact]
    public async Task A_key_of_255_characters_is_taken() =>
        Assert.Equal(HttpStatusCode.Accepted, (await SendAsync("""{"text":"x"}""", new string('k', 255))).Status);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"text":null}""")]
    [InlineData("""{"text":""}""")]
    [InlineData("""{"text":"  \n\t "}""")]
    [InlineData("""{"text":5}""")]
    [InlineData("""{"text":"\ud800"}""")]
    [InlineData("""{"text":"cut""")]
    public async Task A_body_that_is_no_message_is_400(string json) => await AssertRefusedAsync(400, json);

    [Fact]
    public async Task A_deep_body_is_400() =>
        await AssertRefusedAsync(400, """{"text":""" + new string('[', 5_000));

    [Fact]
    public async Task Invalid_utf8_is_400()
    {
        using var request = Request("", null);
        request.Content = new ByteArrayContent([.. """{"text":" """u8, 0xff, 0xfe, .. "\"}"u8]);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var client = api.Host.Client(_person);
        using var response = await client.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task The_longest_text_is_taken_even_with_every_character_escaped()
    {
        var text = string.Concat(Enumerable.Repeat("\\u4e2d", IncomingMessage.MaxTextLength));
        Assert.Equal(HttpStatusCode.Accepted, (await SendAsync($$"""{"text":"{{text}}"}""")).Status);
        Assert.Equal(IncomingMessage.MaxTextLength, Staged.Messages.Single().Text.Length);
    }

    [Fact]
    public async Task A_longer_text_is_400() =>
        await AssertRefusedAsync(400, $$"""{"text":"{{new string('x', IncomingMessage.MaxTextLength + 1)}}"}""");

    [Fact]
    public async Task A_body_over_the_limit_is_413() => await AssertRefusedAsync(413, $$"""{"text":"{{new string('x', 400_000)}}"}""");

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task Another_content_type_is_415(string? type)
    {
        using var client = api.Host.Client(_person);
        using var request = Request("""{"text":"x"}""", null);
        request.Content!.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type);
        using var response = await client.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        AssertProblem(await response.Content.ReadAsStringAsync(Token), 415);
        Assert.Empty(Staged.Messages);
    }

    [Theory]
    [InlineData("with%20space")]
    [InlineData("a%2Fb")]
    [InlineData("a:b")]
    [InlineData("%C3%BC")]
    public async Task A_name_that_is_none_is_400(string name)
    {
        using var client = api.Host.Client(_person);
        using var response = await client.PostAsJsonAsync($"/api/conversations/{name}/messages", new { text = "x" }, Token);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_name_of_65_characters_is_400()
    {
        using var client = api.Host.Client(_person);
        using var response = await client.PostAsJsonAsync($"/api/conversations/{new string('n', 65)}/messages", new { text = "x" }, Token);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Nobody_is_401()
    {
        using var client = api.Host.Client(null);
        using var response = await client.PostAsJsonAsync($"/api/conversations/{_name}/messages", new { text = "x" }, Token);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_full_conversation_is_503_with_a_time()
    {
        Staged.AcceptInstead = static (_, _) => Task.FromResult(new AcceptResult(AcceptOutcome.Full));
        await AssertRefusedAsync(503, """{"text":"x"}""", retryAfter: "5");
    }

    [Fact]
    public async Task A_conversation_that_fails_is_503_with_a_time()
    {
        Staged.AcceptInstead = static (_, _) => throw new InvalidOperationException("the store is gone: secret detail");
        await AssertRefusedAsync(503, """{"text":"x"}""", retryAfter: "1");
    }

    [Fact]
    public async Task A_conversation_that_hangs_is_503_after_the_budget()
    {
        Staged.AcceptInstead = static async (_, cancellationToken) =>
        {
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            return new AcceptResult(AcceptOutcome.Accepted, 1);
        };
        var begun = TimeProvider.System.GetTimestamp();
        await AssertRefusedAsync(503, """{"text":"x"}""", retryAfter: "1");
        Assert.InRange(TimeProvider.System.GetElapsedTime(begun).TotalSeconds, 2, 8);
    }

    private static void AssertProblem(string body, int status)
    {
        var problem = JsonDocument.Parse(body).RootElement;
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.StartsWith("E-", problem.GetProperty("errorId").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
    }

    private async Task AssertRefusedAsync(int status, string json, string? key = null, string? retryAfter = null)
    {
        using var client = api.Host.Client(_person);
        using var request = Request(json, key);
        using var response = await client.SendAsync(request, Token);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        AssertProblem(await response.Content.ReadAsStringAsync(Token), status);
        Assert.Equal(retryAfter, response.Headers.RetryAfter?.ToString());
        Assert.Empty(Staged.Messages);
    }

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(string json, string? key = null)
    {
        using var client = api.Host.Client(_person);
        using var request = Request(json, key);
        using var response = await client.SendAsync(request, Token);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Token));
    }

    private HttpRequestMessage Request(string json, string? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/conversations/{_name}/messages")
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return request;
    }
}
