using System.Text.Json;
using ChatAgency.Plugins;
using Microsoft.Extensions.AI;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace ChatAgency.Toolbox.Servers;

/// <summary>A server's tool as a function. It outlives the connection that it was seen on.</summary>
internal sealed class ServerFunction(string name, McpClientTool tool, ServerConnection connection) : AIFunction
{
    // A description is the server's own text, which every turn with the tool reads.
    private const int LongestDescription = 1_000;

    public override string Name => name;

    public override string Description { get; } = tool.Description is { Length: > LongestDescription } text ? text[..LongestDescription] : tool.Description ?? "";

    public override JsonElement JsonSchema { get; } = tool.JsonSchema;

    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        var link = await connection.LinkAsync(cancellationToken);
        CallToolResult result;
        try
        {
            result = await link.Client.CallToolAsync(tool.ProtocolTool.Name, new Dictionary<string, object?>(arguments), cancellationToken: cancellationToken);
        }
        catch (McpProtocolException refused)
        {
            throw new ToolFaultException(refused.Message);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Not repeated: whether the server did it is not known.
            connection.Broke(link);
            throw new ToolFaultException("The connection broke. Whether the tool did something is not known.");
        }

        var text = string.Join('\n', result.Content.Select(Text));
        if (text.Length == 0 && result.StructuredContent is { } structured) text = structured.ToString();
        return result.IsError == true ? throw new ToolFaultException(text) : text;
    }

    private static string Text(ContentBlock block) => block switch
    {
        TextContentBlock text => text.Text,
        EmbeddedResourceBlock { Resource: TextResourceContents resource } => resource.Text,
        _ => $"[{block.Type}, not shown]",
    };
}
