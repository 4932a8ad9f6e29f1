using System.Net;
using System.Net.Sockets;
using ChatAgency.Toolbox.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Toolbox.Tests.Pages;

/// <summary>A web of one real server: names that a test gives lead to addresses that it gives, and every connection is counted.</summary>
internal sealed class Web : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly int _port;

    private Web(WebApplication server)
    {
        _server = server;
        _port = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
        Network = new PageNetwork(ResolveAsync, ConnectAsync);
    }

    public PageNetwork Network { get; }

    /// <summary>What each name leads to, look-up by look-up; the last one stays.</summary>
    public Dictionary<string, Queue<string[]>> Names { get; } = new() { ["docs.example"] = new([["93.184.215.14"]]) };

    public List<IPEndPoint> Connected { get; } = [];

    public List<string> Asked { get; } = [];

    public static async Task<Web> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static options => options.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        server.Run(answer);
        await server.StartAsync();
        return new Web(server);
    }

    public PageReader Reader(Action<PageOptions>? with = null, TimeProvider? time = null)
    {
        var options = new PageOptions { Hosts = ["http://docs.example"] };
        with?.Invoke(options);
        return new PageReader(options, Network, time ?? TimeProvider.System);
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private Task<IPAddress[]> ResolveAsync(string name, CancellationToken cancellationToken)
    {
        Asked.Add(name);
        if (!Names.TryGetValue(name, out var answers)) throw new SocketException((int)SocketError.HostNotFound);
        var answer = answers.Count > 1 ? answers.Dequeue() : answers.Peek();
        return Task.FromResult(answer.Select(IPAddress.Parse).ToArray());
    }

    private async ValueTask<Stream> ConnectAsync(IPEndPoint to, CancellationToken cancellationToken)
    {
        Connected.Add(to);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, _port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
