using System.Text;
using ChatAgency.Plugins;
using ChatAgency.Toolbox.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatAgency.Toolbox.Tests.Pages;

public sealed class PageReaderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_of_an_allowed_host_is_read_as_its_words()
    {
        await using var web = await Web.StartAsync(static context => Html(context, "<html><head><title>Rates &amp; fees</title><style>p{}</style></head><body><script>steal()</script><h1>Fees</h1><p>One <b>two</b></p><!-- hidden --><p>three</body>"));
        using var reader = web.Reader();

        Assert.Equal("Rates & fees\nFees\nOne two \nthree".Replace(" \n", "\n", StringComparison.Ordinal), await reader.ReadAsync("http://docs.example/fees?year=1", Token));
        Assert.Equal("93.184.215.14:80", Assert.Single(web.Connected).ToString());
    }

    [Fact]
    public async Task No_trick_with_an_address_leads_to_a_connection_or_even_a_look_up()
    {
        await using var web = await Web.StartAsync(static context => Html(context, "trap"));
        using var reader = web.Reader(static options => options.Hosts = ["docs.example"]);
        var tricks = UrlTricks.All().ToList();

        foreach (var trick in tricks) await Assert.ThrowsAsync<ToolFaultException>(() => reader.ReadAsync(trick, Token));

        Assert.InRange(tricks.Count, 200, 1_000);
        Assert.Empty(web.Connected);
        Assert.Empty(web.Asked);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("fe80::1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("2002:a00:1::")]
    [InlineData("2001:0:4136:e378:8000:63bf:3fff:fdd2")]
    [InlineData("93.184.215.14", "127.0.0.1")]
    public async Task A_name_that_leads_inside_is_not_followed(params string[] addresses)
    {
        await using var web = await Web.StartAsync(static context => Html(context, "trap"));
        web.Names["docs.example"] = new([addresses]);
        using var reader = web.Reader();

        await Assert.ThrowsAsync<ToolFaultException>(() => reader.ReadAsync("http://docs.example/", Token));

        Assert.Empty(web.Connected);
    }

    [Fact]
    public async Task A_name_that_leads_elsewhere_the_second_time_is_judged_again()
    {
        await using var web = await Web.StartAsync(static context => Html(context, "page"));
        web.Names["docs.example"] = new([["93.184.215.14"], ["169.254.169.254"]]);
        using var reader = web.Reader();

        await reader.ReadAsync("http://docs.example/", Token);
        await Assert.ThrowsAsync<ToolFaultException>(() => reader.ReadAsync("http://docs.example/", Token));

        // One connection, to the address that was judged; there is no look-up between judging and connecting.
        Assert.Equal("93.184.215.14", Assert.Single(web.Connected).Address.ToString());
        Assert.Equal(2, web.Asked.Count);
    }

    [Theory]
    [InlineData("http://evil.example/")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://docs.example:81/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/again")]
    public async Task A_redirect_is_judged_like_a_first_address_and_does_not_go_on_for_ever(string to)
    {
        await using var web = await Web.StartAsync(context =>
        {
            context.Response.Redirect(to);
            return Task.CompletedTask;
        });
        using var reader = web.Reader();

        await Assert.ThrowsAsync<ToolFaultException>(() => reader.ReadAsync("http://docs.example/", Token));

        Assert.All(web.Connected, static to => Assert.Equal("93.184.215.14:80", to.ToString()));
        Assert.InRange(web.Connected.Count, 1, 6);
    }

    [Fact]
    public async Task A_host_of_the_intranet_may_be_private_where_that_is_set_and_never_this_machine()
    {
        await using var web = await Web.StartAsync(static context => Html(context, "wiki"));
        web.Names["wiki.example"] = new([["10.0.0.7"], ["127.0.0.1"]]);
        using var reader = web.Reader(static options => (options.Hosts, options.PrivateHosts) = (["http://wiki.example"], ["http://wiki.example"]));

        Assert.Equal("wiki", await reader.ReadAsync("http://wiki.example/", Token));
        await Assert.ThrowsAsync<ToolFaultException>(() => reader.ReadAsync("http://wiki.example/", Token));
    }

    [Fact]
    public async Task A_large_page_is_read_as_far_as_allowed_and_what_is_no_text_not_at_all()
    {
        await using var web = await Web.StartAsync(static async context =>
        {
            context.Response.ContentType = context.Request.Path == "/image" ? "image/png" : "text/plain";
            for (var i = 0; i < 100; i++) await context.Response.Body.WriteAsync(Encoding.ASCII.GetBytes(new string('x', 1024)));
        });
        using var reader = web.Reader(static options => options.LargestKilobytes = 3);

        Assert.Equal(3 * 1024, (await reader.ReadAsync("http://docs.example/", Token)).Length);
        Assert.Equal("The page is no text.", (await Assert.ThrowsAsync<ToolFaultException>(() => reader.ReadAsync("http://docs.example/image", Token))).Message);
    }

    [Fact]
    public async Task A_slow_page_is_given_up()
    {
        var time = new FakeTimeProvider();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var web = await Web.StartAsync(async context =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });
        using var reader = web.Reader(time: time);

        var reading = reader.ReadAsync("http://docs.example/", Token);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(10), Token);
        time.Advance(TimeSpan.FromSeconds(16));

        Assert.Equal("The page took too long.", (await Assert.ThrowsAsync<ToolFaultException>(() => reading)).Message);
    }

    [Theory]
    [InlineData("docs.example", true)]
    [InlineData("*.docs.example", true)]
    [InlineData("http://wiki.example:8080", true)]
    [InlineData("https://docs.example/path", false)]
    [InlineData("10.0.0.1", false)]
    [InlineData("*", false)]
    [InlineData("ftp://docs.example", false)]
    [InlineData("", false)]
    public void What_is_no_host_is_a_fault_at_the_start(string host, bool isValid) =>
        Assert.Equal(isValid, new PageOptionsValidator().Validate(null, new PageOptions { Hosts = [host] }).Succeeded);

    private static Task Html(HttpContext context, string html)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(html);
    }
}
