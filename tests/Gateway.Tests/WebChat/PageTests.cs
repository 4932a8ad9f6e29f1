using System.Net;
using System.Net.Http.Headers;
using ChatAgency.Gateway.Tests.Stage;

namespace ChatAgency.Gateway.Tests.WebChat;

public sealed class PageTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/chat/main.js", "text/javascript")]
    [InlineData("/chat/markdown/blocks.js", "text/javascript")]
    [InlineData("/chat/base.css", "text/css")]
    [InlineData("/chat/icon.svg", "image/svg+xml")]
    public async Task Files_are_public_and_asked_for_again_by_tag(string path, string type)
    {
        using var client = api.Host.Client(null);
        using var first = await client.GetAsync(path, Token);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(type, first.Content.Headers.ContentType?.MediaType);
        Assert.True(first.Headers.CacheControl?.NoCache);

        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(first.Headers.ETag!.Tag));
        using var second = await client.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("/index.html")]
    [InlineData("/chat/")]
    [InlineData("/chat/none.js")]
    [InlineData("/chat/..%2f..%2fappsettings.json")]
    public async Task Nothing_else_is_served(string path)
    {
        using var client = api.Host.Client(null);
        using var response = await client.GetAsync(path, Token);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task The_page_needs_no_inline_code_and_no_other_host()
    {
        using var client = api.Host.Client(null);
        var page = await client.GetStringAsync("/", Token);
        Assert.DoesNotContain("style=", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<style", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http://", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("https://", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("<script(?![^>]*src=)", page);
        Assert.DoesNotMatch("""\son[a-z]+\s*=""", page);
    }
}
