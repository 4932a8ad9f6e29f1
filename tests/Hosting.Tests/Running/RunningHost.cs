using System.Net.Http.Headers;
using ChatAgency.Hosting.Access;
using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Faults;
using ChatAgency.Hosting.Listeners;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAgency.Hosting.Tests.Running;

/// <summary>A tiny host on free ports of real Kestrel.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TestFolder? _folder;
    private readonly List<HttpClient> _clients = [];

    private RunningHost(WebApplication app, TestFolder? folder) => (_app, _folder) = (app, folder);

    public IServiceProvider Services => _app.Services;

    public Uri Public => _app.Services.GetRequiredService<ListenerAddresses>().Of(Listener.Public);

    public Uri Admin => _app.Services.GetRequiredService<ListenerAddresses>().Of(Listener.Admin);

    public static async Task<RunningHost> StartAsync(Setup? setup = null)
    {
        setup ??= new Setup();
        var folder = setup.Folder ?? new TestFolder();
        var app = Compose(setup, folder);
        var faults = StartupFaults.Find(app.Services);
        Assert.Empty(faults);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RunningHost(app, setup.Folder is null ? folder : null);
    }

    public static WebApplication Compose(Setup setup, TestFolder folder)
    {
        var variables = new Dictionary<string, string?> { ["PORT"] = "0", ["ADMIN_PORT"] = "0", ["DATA_DIR"] = folder.Path };
        foreach (var (name, value) in setup.Variables) variables[name] = value;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = setup.Environment, ContentRootPath = folder.Path });
        builder.AddAgencyHosting(setup.Kind, setup.Args, new Surroundings(folder.Path, folder.Path, variables));
        setup.Build(builder);
        var app = builder.Build();
        app.UseAgencyHosting();
        setup.Map(app);
        return app;
    }

    /// <summary>A client that follows no redirect, keeps no cookie and adds no trace of its own.</summary>
    public HttpClient Client(Listener listener = Listener.Public, string? bearer = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ActivityHeadersPropagator = null })
        {
            BaseAddress = listener == Listener.Public ? Public : Admin,
        };
        if (bearer is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        _clients.Add(client);
        return client;
    }

    /// <summary>The code of a fresh one-time link.</summary>
    public string Code(Audience audience) =>
        Services.GetRequiredService<OneTimeLinks>().Create(audience, audience == Audience.Chat ? Public : Admin).Fragment[1..];

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients) client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _folder?.Dispose();
    }
}
