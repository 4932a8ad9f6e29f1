using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using ChatAgency.Hostile.Tests.Cases;
using ChatAgency.Toolbox.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Hostile.Tests;

/// <summary>The web: one allowed host whose pages hold the attacks, and a note of every name that somebody looks up.</summary>
internal sealed class PageServer : IAsyncDisposable
{
    public const string Host = "docs.example";

    private readonly WebApplication _server;
    private readonly int _port;

    private PageServer(WebApplication server)
    {
        _server = server;
        _port = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
        Network = new PageNetwork(ResolveAsync, ConnectAsync);
    }

    public PageNetwork Network { get; }

    public ConcurrentDictionary<string, int> LookedUp { get; } = new();

    public static async Task<PageServer> StartAsync()
    {
        var pages = CaseFiles.Attacks.ToDictionary(static attack => $"/{attack.Id}", static attack => attack.Text);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static options => options.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        server.Run(context =>
        {
            if (context.Request.Path == "/redirect") context.Response.Redirect("http://evil.example/");
            context.Response.ContentType = "text/plain; charset=utf-8";
            return context.Response.WriteAsync(pages.GetValueOrDefault(context.Request.Path, "A page."));
        });
        await server.StartAsync();
        return new PageServer(server);
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private Task<IPAddress[]> ResolveAsync(string name, CancellationToken cancellationToken)
    {
        LookedUp.AddOrUpdate(name, 1, static (_, count) => count + 1);
        return Task.FromResult<IPAddress[]>([IPAddress.Parse("93.184.215.14")]);
    }

    private async ValueTask<Stream> ConnectAsync(IPEndPoint to, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, _port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
