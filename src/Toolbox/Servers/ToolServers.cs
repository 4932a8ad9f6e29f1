using ChatAgency.Plugins;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatAgency.Toolbox.Servers;

/// <summary>All MCP servers that are configured. Each is reached when a turn wants it; one that is away costs the others nothing.</summary>
internal sealed partial class ToolServers(IOptions<ServerOptions> options, TimeProvider time, ILogger<ToolServers> logger) : IToolSource, IAsyncDisposable
{
    // The turn waits a little longer than this for all sources: a server that is away must not take the others along.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly ToolServer[] _servers = [.. options.Value.Servers
        .OrderBy(static server => server.Key, StringComparer.Ordinal)
        .Select(server => new ToolServer(server.Key, server.Value, TimeSpan.FromSeconds(options.Value.ConnectSeconds), time))];

    public string Name => "MCP servers";

    public async ValueTask<IReadOnlyList<AgencyTool>> ToolsAsync(Predicate<string> wanted, CancellationToken cancellationToken)
    {
        if (_servers.Length == 0) return [];
        var found = await Task.WhenAll(_servers.Select(server => FromAsync(server, wanted, cancellationToken)));
        return [.. found.SelectMany(static tools => tools)];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers) await server.DisposeAsync();
    }

    private async Task<IReadOnlyList<AgencyTool>> FromAsync(ToolServer server, Predicate<string> wanted, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await server.ToolsAsync(wanted, linked.Token);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Away(logger, server.Name, exception.GetType().Name);
            return [];
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2401, Level = LogLevel.Warning, Message = "MCP server {Server} cannot be reached ({Reason}); turns go on without its tools.")]
        public static partial void Away(ILogger logger, string server, string reason);
    }
}
