using System.Net;
using System.Reflection;
using System.Security.Claims;
using System.Text.Encodings.Web;
using ChatAgency.Console.Showing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatAgency.Console.Tests.Failing;

/// <summary>What a person sees while no grain answers.</summary>
public sealed class AwayTests : IAsyncLifetime
{
    private WebApplication app = null!;
    private HttpClient client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddOperatorConsole().AddSingleton(DispatchProxy.Create<IGrainFactory, Away>());
        builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, SignedIn>("test", null);
        var rules = builder.Services.AddAuthorizationBuilder();
        foreach (var role in new[] { "viewer", "operator", "admin" }) rules.AddPolicy(role, static policy => policy.RequireAuthenticatedUser());
        app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapGroup("/admin").MapPages();
        await app.StartAsync(Token);
        client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    [Theory]
    [InlineData("/admin/alerts")]
    [InlineData("/admin/agents")]
    [InlineData("/admin/turns")]
    [InlineData("/admin/conversations")]
    [InlineData("/admin/audit")]
    public async Task A_page_says_so_with_an_error_id_and_keeps_its_menu(string path)
    {
        using var response = await client.GetAsync(path, Token);
        var page = await response.Content.ReadAsStringAsync(Token);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("The cluster does not answer", page, StringComparison.Ordinal);
        Assert.Matches("<code>E-[0-9A-Z]{8}</code>", page);
        Assert.Contains("<nav", page, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(TimeoutException), page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_asks_for_no_page_reads_problem_details()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/admin/agents");
        request.Headers.Accept.ParseAdd("application/json");
        using var program = new HttpClient { BaseAddress = client.BaseAddress };
        using var response = await program.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Matches("\"errorId\":\"E-[0-9A-Z]{8}\"", await response.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task What_follows_a_page_says_so_too_and_goes_on()
    {
        using var response = await client.GetAsync("/admin/live/turns", HttpCompletionOption.ResponseHeadersRead, Token);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Token));

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("retry: 2000", await reader.ReadLineAsync(Token));
        Assert.Equal("", await reader.ReadLineAsync(Token));
        Assert.Equal("event: away", await reader.ReadLineAsync(Token));
    }

    [Fact]
    public async Task A_form_that_is_too_long_is_a_page_as_well()
    {
        using var response = await client.PostAsync("/admin/new-agent", new FormUrlEncodedContent([new("text", new string('x', Sent.MaxLength))]), Token);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("This form cannot be taken", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    private sealed class SignedIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "otto"), new Claim("workspace", "local")], Scheme.Name);
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
        }
    }
}
