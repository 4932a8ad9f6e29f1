using ModelContextProtocol.Client;

namespace ChatAgency.Toolbox.Servers;

/// <summary>A connection to a server, and the tools that it had when the connection was made: what it says later of them does not count.</summary>
internal sealed record ServerLink(McpClient Client, IReadOnlyList<McpClientTool> Tools)
{
    public bool IsUp => !Client.Completion.IsCompleted;
}
