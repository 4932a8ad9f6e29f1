using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Grains.Interfaces.Platforms;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChatAgency.Slack.Tests.Outbound;

public class RealSocketTests
{
    private static readonly ConversationId Thread = new("slack", "T1", "C1", "1767225000.000100");

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        var paths = new List<string>();
        await using var server = await RealSlack.ServeAsync(context =>
        {
            paths.Add(context.Request.Path);
            context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        });
        var result = Assert.IsType<PostResult.Refused>(await PostAsync(server.Urls.Single()));
        Assert.Equal(("http_302", "/chat.postMessage"), (result.Refusal.Reason, Assert.Single(paths)));
    }

    [Fact]
    public async Task A_reset_after_the_request_is_unknown_and_not_repeated()
    {
        var calls = 0;
        await using var server = await RealSlack.ServeAsync(async context =>
        {
            Interlocked.Increment(ref calls);
            await context.Request.Body.CopyToAsync(Stream.Null);
            context.Abort();
        });
        Assert.Equal(new PostResult.Unknown("connection"), await PostAsync(server.Urls.Single()));
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task A_post_over_a_real_socket_is_done()
    {
        await using var server = await RealSlack.ServeAsync(static context => context.Response.WriteAsync("""{"ok":true,"ts":"1767225601.000200"}"""));
        Assert.Equal(new PostResult.Done(new PostId("1767225601.000200")), await PostAsync(server.Urls.Single() + "/api/"));
    }

    private static async Task<PostResult> PostAsync(string address)
    {
        await using var services = RealSlack.Services(address);
        var thread = services.GetRequiredService<IPlatform>().OpenThread(Thread);
        return await thread.PostAsync(new PartBody("words", ""), new PostMark(new Marker("m"), 1, false), TestContext.Current.CancellationToken);
    }
}
