using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Grains.Web;
using Xunit;

namespace ChatAgency.Grains.Tests.Web;

/// <summary>The thread that is its own record.</summary>
public sealed class WebThreadTests
{
    private readonly IThread _thread = new WebPlatform().OpenThread(new ConversationId("web", "t1", "ann", "x"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_post_is_its_marker_and_is_found_by_another_activation()
    {
        var marker = new Marker("k1");
        var done = Assert.IsType<PostResult.Done>(await _thread.PostAsync(new PartBody("", ""), new PostMark(marker, 4, false), Token));
        var next = new WebPlatform().OpenThread(new ConversationId("web", "t1", "ann", "x"));

        Assert.Equal([done.Post], Assert.IsType<FindResult.Done>(await next.FindAsync(marker, Token)).Posts);
        Assert.Equal(new ReadBackResult.Done(4), await _thread.ReadBackAsync(done.Post, Token));
        await _thread.UpdateAsync(done.Post, new PartBody("words", ""), new PostMark(marker, 5, true), Token);
        Assert.Equal(new ReadBackResult.Done(5), await _thread.ReadBackAsync(done.Post, Token));
    }

    [Fact]
    public void Any_text_is_one_part()
    {
        var text = new string('x', 100_000);

        Assert.Equal([new PartBody(text, "")], _thread.LayOut(new AnswerText(text, AnswerKind.Answer, "Code", 1), 3));
    }
}
