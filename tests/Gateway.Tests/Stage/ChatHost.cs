using ChatAgency.Gateway.Conversations;
using ChatAgency.Gateway.Pushing;
using ChatAgency.Gateway.WebChat;
using ChatAgency.Hosting.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Gateway.Tests.Stage;

/// <summary>The gateway's doors on a real socket, as a host composes them.</summary>
public sealed class ChatHost : IAsyncDisposable
{
    /// <summary>How the error id begins in a problem's JSON.</summary>
    public const string ErrorId = "\"errorId\":\"E-";

    /// <summary>Stricter than the host's own: nothing but the page's own files, and no text may become markup.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    private readonly WebApplication _app;

    private ChatHost(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public static async Task<ChatHost> StartAsync(StageCluster cluster, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var services = builder.Services;
        services.AddSingleton<IGrainFactory>(cluster.Client);
        services.AddAuthentication(TestSignIn.Name).AddScheme<AuthenticationSchemeOptions, TestSignIn>(TestSignIn.Name, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(AccessPolicies.Chat, static p => p.RequireAuthenticatedUser())
            .AddPolicy(AccessPolicies.ApiKey, static p => p.RequireAuthenticatedUser().RequireAssertion(static c => c.User.Identity?.AuthenticationType == TestSignIn.ApiKey));
        services.AddConversations();
        configure?.Invoke(services);
        var app = builder.Build();
        app.Use(static (http, next) =>
        {
            http.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
            http.Response.Headers.XContentTypeOptions = "nosniff";
            return next(http);
        });
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapConversations();
        app.MapPushing();
        app.MapWebChat();
        await app.StartAsync();
        return new ChatHost(app);
    }

    /// <summary>A client with this person's API key, or without any credential.</summary>
    public HttpClient Client(string? person)
    {
        var client = new HttpClient { BaseAddress = Address };
        if (person is not null) client.DefaultRequestHeaders.Authorization = new("Bearer", person);
        return client;
    }

    public HttpClient Session(string person)
    {
        var client = Client(null);
        client.DefaultRequestHeaders.Add("Cookie", $"{TestSignIn.Cookie}={person}");
        return client;
    }

    public Task StopAsync(CancellationToken cancellationToken) => _app.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
