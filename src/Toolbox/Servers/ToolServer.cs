using ChatAgency.Plugins;
using ModelContextProtocol.Client;

namespace ChatAgency.Toolbox.Servers;

/// <summary>One MCP server as a source of tools.</summary>
internal sealed class ToolServer(string name, ToolServerOptions options, TimeSpan connectLimit, TimeProvider time) : IToolSource, IAsyncDisposable
{
    private readonly ServerConnection _connection = new(name, options, connectLimit, time);

    public string Name => name;

    public async ValueTask<IReadOnlyList<AgencyTool>> ToolsAsync(Predicate<string> wanted, CancellationToken cancellationToken)
    {
        // A server none of whose tools the turn may use is not even started.
        if (!options.Tools.Any(pattern => pattern.EndsWith('*') || wanted(Full(pattern)))) return [];
        var link = await _connection.LinkAsync(cancellationToken);
        return [.. link.Tools.Where(tool => Fits(options.Tools, tool.ProtocolTool.Name)).Select(Tool)];
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private AgencyTool Tool(McpClientTool tool) => new(
        new ServerFunction(Full(tool.ProtocolTool.Name), tool, _connection),
        Fits(options.Reading, tool.ProtocolTool.Name) ? ToolReach.Reads : ToolReach.Writes)
    {
        Title = $"Asking {name}",
        NeedsApproval = Fits(options.Approved, tool.ProtocolTool.Name),
    };

    private string Full(string tool) => $"{name}_{tool}";

    private static bool Fits(List<string> patterns, string tool) =>
        patterns.Any(pattern => pattern.EndsWith('*') ? tool.StartsWith(pattern[..^1], StringComparison.Ordinal) : pattern == tool);
}
