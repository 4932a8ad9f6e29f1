using System.Net;
using System.Net.Http.Json;
using ChatAgency.Gateway.Tests.Stage;
using ChatAgency.Hosting.Calling;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAgency.Gateway.Tests.Pushing;

public sealed class PushTests(StageCluster cluster, ApiFixture api) : IClassFixture<ApiFixture>
{
    private readonly string _person = ApiFixture.NewName();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("slack")]
    [InlineData("web")]
    [InlineData("telegram")]
    [InlineData("UPPER")]
    [InlineData("a%2Fb")]
    public async Task A_platform_that_is_not_registered_is_404(string platform)
    {
        using var client = api.Host.Client(_person);
        using var response = await client.PostAsJsonAsync($"/api/message/{platform}", new { conversation = "c", text = "x" }, Token);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains(ChatHost.ErrorId, await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_may_not_push()
    {
        using var client = api.Host.Session(_person);
        using var response = await client.PostAsJsonAsync("/api/message/sms", new { conversation = "c", text = "x" }, Token);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Nobody_is_401()
    {
        using var client = api.Host.Client(null);
        using var response = await client.PostAsJsonAsync("/api/message/sms", new { conversation = "c", text = "x" }, Token);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_registered_platform_s_message_is_kept_once_under_the_credential()
    {
        await using var host = await ChatHost.StartAsync(cluster, static s => s.AddSingleton(new PushPlatform("sms")).AddSingleton(new PushPlatform("web")));
        using var client = host.Client(_person);
        Assert.Equal(HttpStatusCode.Accepted, await PushAsync(client, "sms", new { conversation = "+4912345", text = "Hello", id = "m1" }));
        Assert.Equal(HttpStatusCode.Accepted, await PushAsync(client, "sms", new { conversation = "+4912345", text = "Hello", id = "m1" }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PushAsync(client, "sms", new { conversation = "+4912345", text = "Other", id = "m1" }));
        var kept = Assert.Single(StagedConversation.Of($"sms/{TestSignIn.Workspace}/{_person}:+4912345").Messages);
        Assert.Equal("Hello", kept.Text);

        Assert.Equal(HttpStatusCode.BadRequest, await PushAsync(client, "sms", new { conversation = "a/b", text = "Hello" }));
        Assert.Equal(HttpStatusCode.BadRequest, await PushAsync(client, "sms", new { text = "Hello" }));
        Assert.Equal(HttpStatusCode.BadRequest, await PushAsync(client, "sms", new { conversation = "c", text = " " }));
        Assert.Equal(HttpStatusCode.BadRequest, await PushAsync(client, "sms", new { conversation = "c", text = "x", id = "a b" }));
        Assert.Equal(HttpStatusCode.NotFound, await PushAsync(client, "web", new { conversation = "c", text = "x" }));
    }

    private static async Task<HttpStatusCode> PushAsync(HttpClient client, string platform, object body)
    {
        using var response = await client.PostAsJsonAsync($"/api/message/{platform}", body, Token);
        return response.StatusCode;
    }
}
