namespace ChatAgency.Toolbox.Servers;

/// <summary>MCP servers whose tools agents may use.</summary>
public sealed class ServerOptions
{
    /// <summary>
    /// The servers by name; a name is 1 to 24 letters, digits and hyphens, and its tools are called <c>{name}_{tool}</c>. Each has
    /// either <c>Command</c> (with <c>Arguments</c>, <c>Environment</c>: a process that speaks over its standard input; it gets no
    /// variable of the agency's but <c>PATH</c>, <c>HOME</c> and the like) or <c>Address</c> (streamable HTTP, with
    /// <c>Headers</c>). <c>Tools</c> lists the tools that may be used at all (names, or beginnings with <c>*</c>), <c>Reading</c>
    /// those of them that only read: all others count as writing outside. <c>Approved</c> lists those that need a person's
    /// approval each time. Such as <c>Mcp__Servers__docs__Address</c> = <c>https://mcp.example.com/mcp</c>,
    /// <c>Mcp__Servers__docs__Tools__0</c> = <c>search*</c>.
    /// </summary>
    public Dictionary<string, ToolServerOptions> Servers { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Seconds that connecting to a server may take; nobody waits for it longer than a turn does. 1 to 120.</summary>
    public int ConnectSeconds { get; set; } = 15;
}
