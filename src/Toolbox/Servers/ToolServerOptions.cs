namespace ChatAgency.Toolbox.Servers;

/// <summary>One MCP server.</summary>
public sealed class ToolServerOptions
{
    /// <summary>The program to start.</summary>
    public string? Command { get; set; }

    /// <summary>What it is started with.</summary>
    public List<string> Arguments { get; set; } = [];

    /// <summary>Its environment, beside a few variables without secrets.</summary>
    public Dictionary<string, string> Environment { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Where a running server listens.</summary>
    public string? Address { get; set; }

    /// <summary>Headers of each request, such as an authorization.</summary>
    public Dictionary<string, string> Headers { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The tools that may be used at all.</summary>
    public List<string> Tools { get; set; } = [];

    /// <summary>Those of them that only read.</summary>
    public List<string> Reading { get; set; } = [];

    /// <summary>Those of them that need a person's approval each time.</summary>
    public List<string> Approved { get; set; } = [];
}
